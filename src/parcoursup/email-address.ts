/** Characters, the longest an address can be (RFC 5321). */
export const EMAIL_MAX_LENGTH = 254;

const LOCAL_MAX_LENGTH = 64;
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN_LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const LAST_LABEL = /\p{L}/u;

/**
 * Whether an address can exist: one `@`, a plain local part, a domain of at least two labels. Accented letters are allowed
 * (RFC 6531); quoted local parts and addresses of machines (`user@localhost`, `user@[192.0.2.1]`) are not.
 */
export function isEmailAddress(address: string): boolean {
  const at = address.indexOf("@");
  const local = address.slice(0, at);
  const labels = address.slice(at + 1).split(".");
  return (
    at > 0 &&
    local.length <= LOCAL_MAX_LENGTH &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => DOMAIN_LABEL.test(label)) &&
    LAST_LABEL.test(labels.at(-1) ?? "") &&
    (labels.at(-1) ?? "").length >= 2
  );
}
