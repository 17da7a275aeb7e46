"""The lexicon, and what is near to a word."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notelint.spelling import forms
from notelint.spelling.candidates import candidates, edit_cost
from notelint.spelling.known import is_known
from notelint.spelling.lexicon import NAME, Lexicon, shipped
from notelint.spelling.suspicion import suspect

from ..support import PROJECT


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("the", True), ("colour", True), ("color", True), ("organise", True), ("dataset", True), ("perceptron", True),
        ("numpy", True), ("kubelet", True), ("Latanya", True), ("latanya", False), ("it's", True), ("didn't", True),
        ("captain's", True), ("wouldn't've", True), ("İzmir's", False), ("İ'", False), ("'s", False), ("the" + "'s" * 3_000, False), ("metics", False), ("recieve", False), ("語", False),
    ],
)  # fmt: skip
def test_what_is_known(word: str, known: bool) -> None:
    assert is_known(shipped(), word) is known


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("natrual", "natural"), ("interpreation", "interpretation"), ("occured", "occurred"), ("seperate", "separate"),
        ("propogating", "propagating"), ("definately", "definitely"), ("teh", "the"), ("thier", "their"),
        ("doesnt", "doesn't"), ("infact", "in fact"), ("ofthe", "of the"), ("isolatated", "isolated"),
        ("contributer", "contributor"), ("measureing", "measuring"), ("Benfits", "benefits"), ("chlid's", "child's"),
        ("backpropogation", "backpropagation"), ("hyperparamter", "hyperparameter"),
        ("baloon", "balloon"), ("Dont", "don't"), ("everytime", "every time"), ("comPosition", "composition"),
        ("inputto", "input to"), ("reencrpyt", "reencrypt"), ("recalcualte", "recalculate"), ("greyscle", "greyscale"),
        ("boardusually", "board usually"), ("wether", "whether"), ("childrens", "children's"), ("Crtl", "ctrl"),
    ],
)  # fmt: skip
def test_what_was_meant(typo: str, meant: str) -> None:
    found = suspect(shipped(), typo)
    assert found is not None
    assert found.suggestions[0] == meant


@pytest.mark.parametrize(
    "word",
    "presizing fastai DataLoaders GPU GPUs kubelets implementers tokenizers subgraph unhashable timestep plocate bpython"
    " autoencoders goroutines thunks reputational satisficing JavaScript MiddleWare tostring Papert reframing overfitted swizzling debuggee falsey greyscale qwxyz memoizing Schrödinger".split(),
)
def test_what_is_left_alone(word: str) -> None:
    assert suspect(shipped(), word) is None


def test_nothing_vulgar_is_suggested() -> None:
    unsuggested = {
        word
        for line in (PROJECT / "lexicon" / "unsuggested.txt").read_text(encoding="utf-8").splitlines()
        for word in line.partition("#")[0].split()
    }
    assert len(unsuggested) > 300
    for word in sorted(unsuggested):
        for typo in {word[:at] + word[at + 1 :] for at in range(1, len(word))} | {word + word[-1]}:
            if len(typo) > 3:
                assert not unsuggested & {found.word for found in candidates(shipped(), typo, 2)}, typo


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14))
def test_what_is_near_is_known_and_no_further_than_it_says(word: str) -> None:
    for found in candidates(shipped(), word, 2):
        assert 0 < shipped().level(found.word) < NAME
        assert edit_cost(word, found.word, found.edits) is not None or len(found.word) < len(word)


@given(st.text(max_size=40))
def test_any_text_is_checked(word: str) -> None:
    if word:
        suspect(shipped(), word)


def test_a_file_that_is_no_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(b"nothing of the kind, but long enough")
    with pytest.raises(ValueError, match="no lexicon"):
        Lexicon(path)


def script(name: str) -> ModuleType:
    """A script that builds data."""
    spec = importlib.util.spec_from_file_location(name, PROJECT / "lexicon" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_forms_are_what_their_sources_make() -> None:
    build = script("forms")
    if not build.folder().is_dir():
        pytest.skip("WordNet is not here: python lexicon/build.py --fetch")
    assert build.build(build.folder()) == build.OUTPUT.read_text(encoding="ascii")


@pytest.mark.parametrize(
    ("change", "word", "form"),
    [
        (forms.BASE_OF_THIRD, "applies", "apply"), (forms.BASE_OF_PAST, "chose", "choose"),
        (forms.THIRD_OF_BASE, "contain", "contains"), (forms.PARTICIPLE_OF_BASE, "begin", "begun"),
        (forms.PARTICIPLE_OF_BASE, "admit", "admitted"), (forms.PARTICIPLE_OF_BASE, "become", None),
        (forms.GERUND_OF_BASE, "include", "including"), (forms.BASE_OF_GERUND, "including", "include"),
        (forms.PLURAL_OF_NOUN, "parameter", "parameters"), (forms.NOUN_OF_PLURAL, "elements", "element"),
        (forms.NOUN_OF_PLURAL, "criteria", "criterion"), (forms.PLURAL_OF_THING, "function", "functions"),
        (forms.NOUN_OF_PLURAL, "reads", None), (forms.BASE_OF_THIRD, "writes", None), (forms.PLURAL_OF_NOUN, "news", None),
        (forms.NOUN_OF_PLURAL, "bytes", None), (forms.THIRD_OF_BASE, "commit", None), (forms.NOUN_OF_PLURAL, "goods", None),
    ],
)  # fmt: skip
def test_what_forms_there_are(change: forms.Change, word: str, form: str | None) -> None:
    assert change.of(word) == form


def test_each_form_is_known_for_what_it_is() -> None:
    parts = script("build").parts_in_speech((PROJECT / "notelint/spelling/forms.txt").read_text(encoding="ascii"))
    assert {word: forms.parts(word) for word in parts} == parts
    assert forms.parts("the") == forms.parts("qwxyz") == 0


def test_the_lexicon_is_what_its_sources_make() -> None:
    build = script("build")
    if not (build.scowl_folder().is_dir() and build.CSPELL_FOLDER.is_dir()):
        pytest.skip("the sources are not here: python lexicon/build.py --fetch")
    assert build.build(build.scowl_folder(), build.CSPELL_FOLDER) == build.OUTPUT.read_bytes()


def test_its_sources_are_named() -> None:
    notice = (PROJECT / "notelint" / "spelling" / "NOTICE.txt").read_text(encoding="utf-8")
    for name in (
        "SCOWL",
        "Kevin Atkinson",
        "Street Side Software",
        "WordNet 3.0",
        "Princeton University",
        "@cspell/dict-data-science 2.0.16",
        "dict-people-names 1.1.16",
    ):
        assert name in notice


def test_every_small_word_has_a_row_of_its_neighbours() -> None:
    from notelint.spelling import beside

    assert all(beside._row(word).before and beside._row(word).after for word in beside.SMALL)
    assert not beside.rare_words() & set(beside.SMALL)


@pytest.mark.parametrize(
    ("before", "word", "after", "meant"),
    [
        ("similar", "ot", "the", "to"),
        ("more", "thane", "one", "than"),
        ("stored", "ina", "file", "in a"),
        ("zebra", "wil", "be", "will"),
    ],
)
def test_the_words_beside_tell_the_small_word(before: str, word: str, after: str, meant: str) -> None:
    from notelint.spelling.beside import meant_between

    assert meant_between(before, word, after)[0] == meant


def test_words_that_tell_nothing_mean_nothing() -> None:
    from notelint.spelling.beside import meant_between

    assert meant_between("zebra", "ot", "quagga") == () == meant_between("the", "harbour", "is")
