"""Tiny Argos packages that load and decode in milliseconds, built without any training.

Two kinds. With `words=None` the weights are random: the package loads, and babbles for ever.
With `words` the weights are worked out by hand, so that the model is a word-for-word
translator: every piece of the source becomes one piece of the target, `words` says which, and
what it does not name is copied. Its cross-attention is the exact word alignment, its token
probabilities are about 0.9, and long inputs, batches, prefixes and beams work as in a real one.

How the second kind works: one half of the width holds a random sign vector for each piece, the
other half one for each position. The encoder and the self-attention do nothing. The decoder's
cross-attention asks with its own position's vector, so it finds the source piece at the same
position and passes its vector on; the output layer holds, for each target piece, the vector of
the source piece that it translates.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import ctranslate2
import numpy as np
import sentencepiece
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HALF = 64  # width of the piece's half and of the position's half
POSITIONS = 1032  # CTranslate2 cuts inputs at 1,024 pieces
SHARPNESS = 10.0  # of the cross-attention: the right position takes all of it
SURENESS = 0.15  # of the output layer: the right piece gets a probability of about 0.9
SPECIAL = ("<unk>", "<s>", "</s>")

# Enough to learn letters and some common pieces from.
SENTENCES = (
    "Hello everyone, how are you today?",
    "We planted tomatoes in the school garden.",
    "Our school has 600 students and we wear a blue uniform every day.",
    "My grandmother says that the river was much cleaner when she was a child.",
    "What do you eat for lunch on Mondays?",
    "I have two brothers and a small dog.",
    "The bus leaves at 7:30 and we sing all the way.",
    "Do you play football after lessons?",
    "Last week the rain destroyed the flowers.",
    "Please write to us soon!",
    "It is 25 degrees here and the sun is shining.",
    "We saw 15 coral reefs near the island.",
    "Thank you for your letter, we liked it very much.",
    "Hola a todos, ¿cómo están hoy?",
    "Plantamos tomates en el huerto de la escuela.",
    "Nuestra escuela tiene 600 estudiantes y llevamos un uniforme azul.",
    "Mi abuela dice que el río estaba mucho más limpio cuando era niña.",
    "¿Qué comen ustedes los lunes?",
    "Tengo dos hermanos y un perro pequeño.",
    "El autobús sale a las 7:30 y cantamos todo el camino.",
    "¿Juegan al fútbol después de clase?",
    "La semana pasada la lluvia destruyó las flores.",
    "¡Escríbannos pronto, por favor!",
    "Aquí hace 25 grados y brilla el sol.",
    "Vimos 15 arrecifes de coral cerca de la isla.",
    "Gracias por su carta, nos gustó mucho.",
    "Bonjour à tous, comment allez-vous ?",
    "Nous avons planté des tomates dans le jardin de l'école.",
    "Notre école a 600 élèves et nous portons un uniforme bleu.",
    "Ma grand-mère dit que la rivière était plus propre autrefois.",
    "Que mangez-vous à midi le lundi ?",
    "J'ai deux frères et un petit chien.",
    "Le bus part à 7h30 et nous chantons.",
    "Jouez-vous au football après les cours ?",
    "La semaine dernière, la pluie a détruit les fleurs.",
    "Écrivez-nous vite !",
    "Guten Morgen, wie geht es euch heute?",
    "Wir haben im Schulgarten Tomaten gepflanzt.",
    "Unsere Schule hat 600 Schüler, und wir tragen blaue Uniformen.",
    "Meine Großmutter sagt, der Fluss war früher viel sauberer.",
    "Was esst ihr montags zu Mittag?",
    "Ich habe zwei Brüder und einen kleinen Hund.",
    "Bom dia a todos, como vocês estão?",
    "Plantamos tomates na horta da escola.",
    "Minha avó diz que o rio era muito mais limpo.",
    "Ciao a tutti, come state oggi?",
    "Abbiamo piantato pomodori nell'orto della scuola.",
    "Mia nonna dice che il fiume era molto più pulito.",
    "Quick zebras jump over 1234567890 lazy foxes: vex, wok, quiz & jam.",
    "The links are (here); \"quoted\" – or 'quoted' – as we like…",
)


def build_package(
    folder: Path,
    *,
    source: str,
    target: str,
    version: str = "1.0",
    tokenizer: Literal["sentencepiece", "bpe"] = "sentencepiece",
    target_prefix: str = "",
    seed: int = 0,
    words: Mapping[str, str] | None = None,
) -> Path:
    """Build an unpacked package in `folder` (made if need be) and give `folder` back.

    `words` maps words to words, one to one, as they are written (capitalised forms are added);
    `{}` makes a package that copies; None makes random weights that depend on `seed`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lexicon = _with_capitals(words or {})
    known = tuple(sorted({*lexicon.keys(), *lexicon.values()}))
    if tokenizer == "sentencepiece":
        blob, pieces = _sentencepiece(known, target_prefix)
        (folder / "sentencepiece.model").write_bytes(blob)
        mapping = {f"▁{one}": f"▁{other}" for one, other in lexicon.items()}
    else:
        codes, pieces = _bpe(known, target_prefix)
        (folder / "bpe.model").write_text(codes, encoding="utf-8")
        mapping = dict(lexicon)
    _write_model(folder / "model", pieces, None if words is None else mapping, target_prefix, seed)
    metadata = {
        "package_version": version,
        "argos_version": "1.9",
        "from_code": source,
        "from_name": source.upper(),
        "to_code": target,
        "to_name": target.upper(),
        "type": "translate",
    }
    if target_prefix:
        metadata["target_prefix"] = target_prefix
    (folder / "metadata.json").write_text(json.dumps(metadata, indent=4), encoding="utf-8")
    (folder / "README.md").write_text(f"# {source} to {target}\n\nA toy.\n", encoding="utf-8")
    return folder


def pack(folder: Path, archive: Path) -> Path:
    """Zip an unpacked package as Argos does: one folder in the root. Gives `archive` back."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file.write(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
    return archive


def _with_capitals(words: Mapping[str, str]) -> dict[str, str]:
    for word in (*words.keys(), *words.values()):
        if not word or word.split() != [word]:
            message = f"{word!r} is not one word: the toy translates word for word"
            raise ValueError(message)
    capitals = {one.capitalize(): other.capitalize() for one, other in words.items()}
    return {**capitals, **words}


@lru_cache(maxsize=32)
def _sentencepiece(words: tuple[str, ...], target_prefix: str) -> tuple[bytes, tuple[str, ...]]:
    """Train a model on the sentences above; each of `words` is one piece of it."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES),
        model_writer=model,
        model_type="bpe",
        vocab_size=700 + len(words),
        hard_vocab_limit=False,
        byte_fallback=True,
        character_coverage=1.0,
        user_defined_symbols=[f"▁{word}" for word in words],
        num_threads=1,
        minloglevel=2,
    )
    blob = model.getvalue()
    processor = sentencepiece.SentencePieceProcessor(model_proto=blob)
    pieces = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    if target_prefix and target_prefix not in pieces:
        pieces.append(target_prefix)
    return blob, tuple(pieces)


@lru_cache(maxsize=32)
def _bpe(words: tuple[str, ...], target_prefix: str) -> tuple[str, tuple[str, ...]]:
    """Learn codes in subword-nmt's format until each of `words` is one piece."""
    counts = Counter(word for line in SENTENCES for word in line.replace(",", " ,").split())
    for word in words:
        counts[word] += 1000
    letters = sorted({letter for word in counts for letter in word})
    shapes = {word: [*word[:-1], word[-1] + "</w>"] for word in counts}
    merges: list[tuple[str, str]] = []
    while True:
        pairs: Counter[tuple[str, str]] = Counter()
        for word, shape in shapes.items():
            for pair in pairwise(shape):
                pairs[pair] += counts[word]
        best = max(pairs, key=lambda pair: (pairs[pair], pair), default=None)
        if best is None or (pairs[best] < 1000 and len(merges) >= 150):
            break
        merges.append(best)
        shapes = {word: _merge(shape, best) for word, shape in shapes.items()}
    symbols = [*letters, *(f"{letter}</w>" for letter in letters), *map("".join, merges)]
    pieces = dict.fromkeys(
        symbol.removesuffix("</w>") if symbol.endswith("</w>") else f"{symbol}@@"
        for symbol in symbols
    )
    if target_prefix:
        pieces[target_prefix] = None
    codes = "".join(f"{left} {right}\n" for left, right in merges)
    return f"#version: 0.2\n{codes}", (*SPECIAL, *pieces)


def _merge(shape: Sequence[str], pair: tuple[str, str]) -> list[str]:
    merged: list[str] = []
    for symbol in shape:
        if merged and (merged[-1], symbol) == pair:
            merged[-1] += symbol
        else:
            merged.append(symbol)
    return merged


def _write_model(
    folder: Path,
    pieces: tuple[str, ...],
    words: Mapping[str, str] | None,
    target_prefix: str,
    seed: int,
) -> None:
    """Fill a CTranslate2 specification and save it as a converter would."""
    folder.mkdir(exist_ok=True)
    spec = ctranslate2.specs.TransformerSpec.from_config(num_layers=1, num_heads=1)
    spec.encoder.scale_embeddings = spec.decoder.scale_embeddings = False
    random = np.random.default_rng(seed)
    if words is None:
        _fill_random(spec, len(pieces), random)
    else:
        _fill_by_hand(spec, pieces, words, 1 if target_prefix else 0, random)
    spec.register_source_vocabulary(list(pieces))
    spec.register_target_vocabulary(list(pieces))
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization=None)
    spec.save(str(folder))


def _fill_random(spec: Any, size: int, random: np.random.Generator) -> None:
    width = 2 * HALF

    def draw(*shape: int) -> Floats:
        return random.normal(0, 1 / np.sqrt(width), shape).astype(np.float32)

    vectors = draw(size, width)
    _fill_layers(spec, draw)
    spec.encoder.embeddings[0].weight = vectors
    spec.decoder.embeddings.weight = vectors
    spec.decoder.projection.weight = draw(size, width)
    places = draw(POSITIONS, width)
    spec.encoder.position_encodings.encodings = places
    spec.decoder.position_encodings.encodings = places


def _fill_by_hand(
    spec: Any,
    pieces: tuple[str, ...],
    words: Mapping[str, str],
    shift: int,  # how many target pieces are forced before the first of the source is due
    random: np.random.Generator,
) -> None:
    width = 2 * HALF

    def signs(rows: int) -> Floats:
        return random.choice(np.array([-1, 1], dtype=np.float32), (rows, HALF))

    def beside(left: Floats, right: Floats) -> Floats:
        return np.concatenate([left, right], axis=1)

    nothing = np.zeros((len(pieces), HALF), dtype=np.float32)
    places = signs(POSITIONS)
    empty = np.zeros_like(places)
    vectors = signs(len(pieces))
    index = {piece: number for number, piece in enumerate(pieces)}
    output = vectors.copy()
    fresh = signs(len(pieces))
    for source in words:
        output[index[source]] = fresh[index[source]]
    for source, target in words.items():
        copied = target not in words or words[target] == target
        before = output[index[target]] if copied or target in _done(words, source) else 0
        output[index[target]] = before + vectors[index[source]]

    _fill_layers(spec, lambda *shape: np.zeros(shape, dtype=np.float32))
    spec.encoder.embeddings[0].weight = beside(vectors, nothing)
    spec.encoder.position_encodings.encodings = beside(empty, places)
    spec.decoder.embeddings.weight = np.zeros((len(pieces), width), dtype=np.float32)
    spec.decoder.position_encodings.encodings = beside(empty, np.roll(places, shift, axis=0))
    spec.decoder.projection.weight = beside(output * SURENESS, nothing)

    eye = np.eye(HALF, dtype=np.float32)
    content = np.zeros((width, width), dtype=np.float32)
    content[:HALF, :HALF] = eye
    position = np.zeros((width, width), dtype=np.float32)
    position[HALF:, HALF:] = eye
    attention = spec.decoder.layer[0].attention
    attention.linear[0].weight = position * SHARPNESS  # asks with the position
    attention.linear[1].weight = np.concatenate([position, content])  # keys, then values
    attention.linear[2].weight = content


def _done(words: Mapping[str, str], source: str) -> set[str]:
    """Give the targets of the entries before `source`."""
    targets: set[str] = set()
    for earlier, target in words.items():
        if earlier == source:
            break
        targets.add(target)
    return targets


def _fill_layers(spec: Any, draw: Any) -> None:
    width = 2 * HALF

    def linear(layer: Any, rows: int, columns: int) -> None:
        layer.weight = draw(rows, columns)
        layer.bias = np.zeros(rows, dtype=np.float32)

    def norm(layer: Any) -> None:
        layer.gamma = np.ones(width, dtype=np.float32)
        layer.beta = np.zeros(width, dtype=np.float32)

    for stack in (spec.encoder, spec.decoder):
        norm(stack.layer_norm)
        for layer in stack.layer:
            norm(layer.self_attention.layer_norm)
            linear(layer.self_attention.linear[0], 3 * width, width)
            linear(layer.self_attention.linear[1], width, width)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, width, width)
            linear(layer.ffn.linear_1, width, width)
    attention = spec.decoder.layer[0].attention
    norm(attention.layer_norm)
    linear(attention.linear[0], width, width)
    linear(attention.linear[1], 2 * width, width)
    linear(attention.linear[2], width, width)
