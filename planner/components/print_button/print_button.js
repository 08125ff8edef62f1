export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button.print");
  button.textContent = data.caption;
  button.onclick = () => window.print();
}
