// The picker of a plain theme: choosing options changes the price and the address.
const form = document.querySelector("[data-product-form]");
if (form) {
  const variants = JSON.parse(form.querySelector("[data-variants]").textContent);
  const price = document.querySelector("[data-price]");
  form.addEventListener("change", (event) => {
    if (!event.target.name.startsWith("options[")) return;
    const chosen = [...form.querySelectorAll("input[name^='options[']:checked")].map((input) => input.value);
    const variant = variants.find((each) => each.options.join() === chosen.join());
    if (!variant) return;
    price.textContent = variant.price;
    const url = new URL(location.href);
    url.searchParams.set("variant", variant.id);
    history.replaceState(null, "", url);
  });
}
