import { hash, verify } from "@node-rs/argon2";

/** OWASP's parameters for argon2id (the library's default variant): 19 MiB, two passes, one lane. ASVS 5.0 11.4.2. */
export const passwordHashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is compared with when there is no account: the hash of a password that nobody knows. */
let nobodysHash: Promise<string> | null = null;

/** The argon2id hash of `password`, taken exactly as typed, with its salt and parameters (PHC format). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, passwordHashCost);
}

/**
 * True when `password` is the one that was hashed. With `null`, false after the same work: how long the answer takes does
 * not tell whether the account exists (ASVS 5.0 6.3.8).
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  nobodysHash ??= hashPassword(crypto.randomUUID());
  await verify(await nobodysHash, password);
  return false;
}
