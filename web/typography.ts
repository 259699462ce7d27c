/**
 * Tag of every French sentence of the interface: sources keep ordinary spaces, readers get the non-breaking ones
 * French typography asks for (before `: ; ? !`, inside « »), so that no punctuation begins a line.
 */
export function fr(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return unbreakable(String.raw({ raw: strings.map((part) => part) }, ...values));
}

function unbreakable(sentence: string): string {
  return sentence
    .replace(/ ([;?!])/g, "\u202F$1")
    .replace(/ (:)/g, "\u00A0$1")
    .replace(/« /g, "«\u00A0")
    .replace(/ »/g, "\u00A0»");
}
