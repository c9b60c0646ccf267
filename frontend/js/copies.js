// Buttons that copy a chart: as a picture, or as a table that lands in cells. They stay hidden where a browser cannot.
const canCopy = () => Boolean(navigator.clipboard?.write && globalThis.ClipboardItem);

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
  return answer;
}

const picture = (address) => new ClipboardItem({ "image/png": fetched(address).then((answer) => answer.blob()) });

// CSV as the server writes it: cells apart by commas, those with a comma or a quote within quotes.
function cells(csv) {
  const rows = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

function asHtml(rows) {
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  return table.outerHTML;
}

function table(address) {
  const rows = fetched(address).then((answer) => answer.text()).then(cells);
  const as = (type, write) => rows.then((found) => new Blob([write(found)], { type }));
  return new ClipboardItem({
    "text/html": as("text/html", asHtml),
    "text/plain": as("text/plain", (found) => found.map((row) => row.join("\t")).join("\n")),
  });
}

export function enhanceCopies(scope) {
  if (!canCopy()) return;
  for (const place of scope.querySelectorAll("[data-copies]")) {
    const said = place.querySelector("[data-copied]");
    for (const button of place.querySelectorAll("[data-copy-picture], [data-copy-table]")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const { copyPicture, copyTable } = button.dataset;
        said.textContent = "Copying…";
        try {
          await navigator.clipboard.write([copyPicture ? picture(copyPicture) : table(copyTable)]);
          said.textContent = copyPicture ? "The picture is copied: paste it where you want it." : "The table is copied: paste it into a sheet or a text.";
        } catch (wrong) {
          said.textContent = `It could not be copied: ${wrong.message} Download it instead.`;
        }
      });
    }
  }
}
