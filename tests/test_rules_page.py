from scripts.rules_page import PAGE, page


def test_the_page_says_what_the_modules_say():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"
