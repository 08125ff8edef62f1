// A press on the button of a form that holds a table is passed on a moment later. Streamlit waits
// 150 ms after a cell was left before it takes the cell's text over.

const PATIENCE_MS = 300;
const BUTTON = '[data-testid="stFormSubmitButton"] button';
const FORM = '[data-testid="stForm"]';
const TABLE = '[data-testid="stDataFrame"]';

const passOnLater = (event) => {
  const button = event.target.closest(BUTTON);
  // Only a person's press is held back, not the one that we make ourselves.
  if (!event.isTrusted || !button?.closest(FORM)?.querySelector(TABLE)) return;
  event.preventDefault();
  event.stopPropagation();
  setTimeout(() => button.click(), PATIENCE_MS);
};

export default function () {
  document.addEventListener("click", passOnLater, true);
  return () => document.removeEventListener("click", passOnLater, true);
}
