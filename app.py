"""The frame around every page: navigation, office and period, language.

Streamlit runs this file at each click. The server that it belongs to is
``planner.pages.server``; ``reception serve`` starts it.
"""

from planner.pages import frame

frame.show()
