"""The check of numbers, dates and times."""

from pipeline.stages.checks.numbers.check import check_numbers as check_numbers
