/** One address without a display name: something, `@`, a domain with a dot; nothing that could leave the header of a mail. */
const form = /^[^\s@"(),:;<>[\]\\\p{Cc}]{1,64}@[^\s@"(),:;<>[\]\\\p{Cc}.]+(\.[^\s@"(),:;<>[\]\\\p{Cc}.]+)+$/u;

/**
 * The form under which an e-mail is stored and looked up: trimmed, lower case. Null when it is not an address.
 * Lower case on both sides of the `@`: nobody has two mailboxes that differ by a capital.
 */
export function readEmail(text: string): string | null {
  const email = text.normalize("NFC").trim().toLowerCase();
  return email.length <= 254 && form.test(email) ? email : null;
}
