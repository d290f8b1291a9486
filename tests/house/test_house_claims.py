"""What the help and the README claim about encryption, passphrases and locking: each sentence with what proves it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "resources/help/en/5-passphrase.md"
KILLED = "tests/ui/test_observing_killed.py::test_what_was_said_to_be_saved_outlives_the_program"
LIFE, BACKUP, LOCKING = "tests/vault/test_vault_life.py", "tests/vault/test_backup.py", "tests/ui/test_locking.py"
# Where a claim stands, the claim word for word, and the tests that fail where it is not true.
CLAIMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        PAGE,
        "Everything you write is encrypted on this device.",
        (KILLED, f"{LIFE}::test_nothing_that_was_written_can_be_read_without_the_key"),
    ),
    (
        PAGE,
        "Only your passphrase or your recovery code opens it.",
        (
            f"{LIFE}::test_the_passphrase_and_the_printed_code_both_open_it",
            f"{LIFE}::test_a_wrong_secret_is_refused_and_leaves_the_store_free",
            "tests/vault/test_keyfile.py::test_another_secret_is_refused",
        ),
    ),
    (
        PAGE,
        ("**Nobody can look either of them up for you**, and there is no other way in, unless you let your centre in."),
        (
            "tests/vault/test_centre_slot.py::test_a_slot_opens_for_its_own_store_and_centre_only",
            f"{LIFE}::test_nothing_that_was_written_can_be_read_without_the_key",
            "tests/vault/test_keyfile.py::test_a_file_without_the_slot_is_damaged",
            "tests/ui/test_kit_parts.py::test_nothing_of_a_passphrase_goes_to_the_clipboard_even_while_it_is_shown",
        ),
    ),
    (
        PAGE,
        "It also signs your records.",
        ("tests/ui/test_records_mistakes.py::test_a_record_is_withdrawn_with_the_passphrase_and_says_so",),
    ),
    (
        PAGE,
        "Your recovery code stays good.",
        (
            f"{LIFE}::test_the_passphrase_changes_on_the_old_one_and_only_the_wrapping_does",
            "tests/ui/test_kit_window.py::test_changing_the_passphrase",
        ),
    ),
    (
        PAGE,
        (
            "The window locks by itself after ten minutes without a touch; choose another time under *Settings*, or "
            "press *Lock now* there."
        ),
        (
            f"{LOCKING}::test_it_locks_by_itself_when_nobody_touches_it",
            f"{LOCKING}::test_the_first_touch_after_sleep_only_locks",
            f"{LOCKING}::test_the_settings_choose_when_and_lock_now",
        ),
    ),
    (
        PAGE,
        "Nothing is lost: your passphrase leads back to where you were.",
        (f"{LOCKING}::test_nothing_is_seen_of_what_is_locked_and_all_of_it_comes_back",),
    ),
    (
        PAGE,
        "It was shown once, when the store was set up.",
        ("tests/ui/test_kit_window.py::test_new_recovery_code_replaces_the_old_and_stays_until_kept",),
    ),
    (
        PAGE,
        "Capitals, spaces and dashes do not matter when you type it.",
        ("tests/vault/test_recovery_code.py::test_any_hand_is_read",),
    ),
    (
        PAGE,
        "Type the code, and choose a new passphrase.",
        (f"{LIFE}::test_a_forgotten_passphrase_is_replaced_on_the_recovery_code",),
    ),
    (
        PAGE,
        (
            "If you have lost the code as well, and have let your centre in before, press **No code? Ask your "
            "centre…** there. Choose a new passphrase, send your centre the request, and read its fingerprint out "
            "when they ring. Open the store with the answer."
        ),
        (
            "tests/vault/test_centre_slot.py::test_an_answer_opens_nothing_but_the_request_it_answers",
            "tests/vault/test_centre_slot.py::test_let_in_gives_the_store_a_new_passphrase_and_notes_who",
        ),
    ),
    (
        PAGE,
        "If the laptop is lost, whoever has it sees nothing without the passphrase or the code.",
        (KILLED, f"{LIFE}::test_nothing_that_was_written_can_be_read_without_the_key"),
    ),
    (
        PAGE,
        "It opens with the passphrase or recovery code that it had then.",
        (
            f"{BACKUP}::test_what_was_in_the_store_comes_back",
            f"{BACKUP}::test_nothing_in_it_can_be_read_without_the_passphrase",
        ),
    ),
    (
        "resources/help/en/3-signing.md",
        "From handing over until your passphrase is given, only these pages can be seen or reached",
        (
            "tests/ui/test_handing_over.py::test_no_key_reaches_another_screen",
            "tests/ui/test_handing_over.py::test_no_press_reaches_another_screen",
            "tests/ui/test_handing_over.py::test_only_the_passphrase_ends_it",
        ),
    ),
    (
        "resources/help/en/4-checking.md",
        "Disposing cannot be taken back",
        (
            "tests/records/test_retention.py::test_disposing_leaves_no_byte_in_the_file_and_a_certificate_without_content",
        ),
    ),
    (
        "README.md",
        "opens with the same passphrase or recovery code",
        (
            f"{BACKUP}::test_what_was_in_the_store_comes_back",
            f"{BACKUP}::test_nothing_in_it_can_be_read_without_the_passphrase",
        ),
    ),
    (
        "README.md",
        "nothing ever asks without a terminal, and no passphrase is taken from the command line",
        (
            "tests/cli/test_cli_commands.py::test_nothing_prompts_without_a_terminal",
            "tests/cli/test_readme.py::test_no_option_takes_a_passphrase",
        ),
    ),
)
# What such a sentence is about; a page that says one more has to say here what proves it.
ABOUT = re.compile(r"encrypt|lock|passphrase|recovery code|the code|opens|signs your", re.IGNORECASE)
# Sentences of the page that ask or advise, and claim nothing that a test could show.
ADVICE = (
    "Three or four random words are easy", "Do not lend it", "Change it under", "Where the passphrase is asked for",
    "Choose yours before you type the passphrase", "Use the recovery code", "To put one back, choose",
)  # fmt: skip


@pytest.mark.parametrize(("file", "claim", "tests"), CLAIMS, ids=[claim[:40] for _, claim, _ in CLAIMS])
def test_a_claim_stands_where_it_is_said_to_and_has_its_tests(file: str, claim: str, tests: tuple[str, ...]) -> None:
    assert claim in " ".join((ROOT / file).read_text(encoding="utf-8").split())
    for one in tests:
        module, _, name = one.partition("::")
        tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, one


def test_the_page_on_passphrases_claims_nothing_else() -> None:
    lines = [line.lstrip("-0123456789. ") for line in (ROOT / PAGE).read_text(encoding="utf-8").splitlines()]
    said = [part for line in lines if not line.startswith("#") for part in re.split(r"(?<=[.!?])\s+(?=[A-Z*])", line)]
    claimed = [claim for file, claim, _ in CLAIMS if file == PAGE]
    left = [one for one in said if ABOUT.search(one) and not any(one in claim or claim in one for claim in claimed)]
    assert [one for one in left if not one.startswith(ADVICE)] == []
