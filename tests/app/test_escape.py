"""User text in Markdown is shown as typed, and fetches nothing."""

import pytest

from planner.pages.escape import markdown


@pytest.mark.parametrize(
    ("typed", "escaped"),
    [
        ("张三", "张三"),
        (
            "![x](http://leak.example/p.png)",
            "\\!\\[x\\]\\(http\\:\u200b//leak\\.example/p\\.png\\)",
        ),
        ("www.leak.example", "www\u200b\\.leak\\.example"),
        ("a\n\n# b", r"a \# b"),
        (":material/home: $x$", r"\:material\/home\: \$x\$"),
        ("<b>", r"\<b\>"),
        ("1*2_3`4`", r"1\*2\_3\`4\`"),
        ("a\u2028b", "a b"),
    ],
)
def test_markdown_is_taken_literally(typed, escaped):
    assert markdown(typed).replace("\\/", "/") == escaped.replace("\\/", "/")
