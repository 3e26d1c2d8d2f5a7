"""What is measured of a package when it is installed, on sentences that come with the program."""
