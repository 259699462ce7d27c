import { compareBirthDates, type DateAgreement, isRareYear } from "./birth-date.ts";
import type { Comparison, Grade, Reason } from "./comparison.ts";
import type { LinkRecord } from "./link-record.ts";
import { agrees, compareNames, type NameAgreement, namesAgree } from "./name.ts";
import { type PreparedRecord, prepare } from "./prepared-record.ts";
import { isPossible } from "./score.ts";

/**
 * Compares two records by the rules of `docs/linking.md`. Symmetric.
 * @returns null when nothing speaks for one person.
 */
export function comparePair(one: LinkRecord, other: LinkRecord): Comparison | null {
  return comparePrepared(prepare(one), prepare(other));
}

/** What the fields of two records say of each other. */
export interface Agreement {
  readonly lastName: NameAgreement;
  readonly firstName: NameAgreement;
  /** Both names agree with the two fields exchanged, and do not without. */
  readonly inverted: boolean;
  /** The prénom of one is a further prénom of the other. */
  readonly otherName: boolean;
  readonly birthDate: DateAgreement;
  readonly email: Presence;
  readonly ine: Presence;
  readonly fileNumber: Presence;
}

type Presence = "same" | "different" | "missing";

export function comparePrepared(one: PreparedRecord, other: PreparedRecord): Comparison | null {
  const agreement = agreementOf(one, other);
  const { ine, fileNumber } = agreement;
  if (ine === "different" || fileNumber === "different") {
    const wouldBe = gradeOf(agreement);
    return wouldBe === null ? null : comparison(agreement, { grade: null, forbidden: true });
  }
  if (fileNumber === "same") {
    const samePerson = bothNamesAgree(agreement) && agreement.birthDate === "same";
    return samePerson
      ? comparison(agreement, { grade: "certain", byIdentifier: true })
      : comparison(agreement, { grade: "possible", conflict: true });
  }
  if (ine === "same") return compareSameIne(agreement);
  const grade = gradeOf(agreement) ?? scoredGrade(agreement, one, other);
  return grade === null ? null : comparison(agreement, { grade });
}

/** What no rule names, but all fields together make likely. */
function scoredGrade(agreement: Agreement, one: PreparedRecord, other: PreparedRecord): Grade | null {
  const { lastName, firstName, otherName, birthDate, email } = agreement;
  return isPossible({
    lastName,
    firstName,
    otherName,
    crossed: crossedAndClose(agreement, one, other),
    birthDate,
    rareYears: isRareYear(one.birthDate) && isRareYear(other.birthDate),
    sameEmail: email === "same",
    otherEmail: email === "different",
  })
    ? "possible"
    : null;
}

/** Whether the two name fields are exchanged and one of the names has a mistake as well. Looked at only where it can decide. */
function crossedAndClose(agreement: Agreement, one: PreparedRecord, other: PreparedRecord): boolean {
  if (
    agreement.birthDate !== "same" ||
    agreement.lastName !== "different" ||
    agreement.firstName !== "different"
  )
    return false;
  const crossed = [compareNames(one.lastName, other.firstName), compareNames(one.firstName, other.lastName)];
  return crossed.some(agrees) && crossed.includes("close");
}

/** One INE: certain with the birth date; without it, as sure as the names are. */
function compareSameIne(agreement: Agreement): Comparison {
  if (agreement.birthDate === "same") return comparison(agreement, { grade: "certain", byIdentifier: true });
  return comparison(agreement, { grade: bothNamesAgree(agreement) ? "probable" : "possible" });
}

/** Rules 3 to 6, from the fields alone. */
function gradeOf(agreement: Agreement): Grade | null {
  const { birthDate, email } = agreement;
  const namesAgree = bothNamesAgree(agreement);
  const firstNamesAgree = agrees(agreement.firstName);
  const lastNamesAgree = agrees(agreement.lastName);
  if (birthDate === "same") {
    if (namesAgree || (email === "same" && firstNamesAgree)) return "certain";
    if (firstNamesAgree && agreement.lastName === "close") return "probable";
    // From here on the first names differ (the rule of the twins), or a name is missing: at most possible.
    if (lastNamesAgree && (agreement.firstName === "close" || agreement.firstName === "missing"))
      return "possible";
    if (lastNamesAgree && agreement.otherName) return "possible";
    if (firstNamesAgree && agreement.lastName === "missing") return "possible";
    if (agreement.lastName === "close" && agreement.firstName === "close") return "possible";
    return null;
  }
  if (namesAgree) {
    if (birthDate === "inverted" || birthDate === "oneEdit" || email === "same") return "probable";
    return birthDate === "missing" ? "possible" : null;
  }
  if (email === "same" && firstNamesAgree && birthDate !== "different") return "possible";
  return null;
}

function bothNamesAgree({ lastName, firstName, inverted }: Agreement): boolean {
  return inverted || (agrees(lastName) && agrees(firstName));
}

function agreementOf(one: PreparedRecord, other: PreparedRecord): Agreement {
  const lastName = compareNames(one.lastName, other.lastName);
  const firstName = compareNames(one.firstName, other.firstName);
  const straight = agrees(lastName) && agrees(firstName);
  return {
    lastName,
    firstName,
    inverted:
      !straight && namesAgree(one.lastName, other.firstName) && namesAgree(one.firstName, other.lastName),
    otherName: hasOtherName(one, other) || hasOtherName(other, one),
    birthDate: compareBirthDates(one.birthDate, other.birthDate),
    email: presence(one.email, other.email),
    ine: presence(one.ine, other.ine),
    fileNumber: compareFiles(one, other),
  };
}

function hasOtherName({ firstName }: PreparedRecord, { otherFirstNames }: PreparedRecord): boolean {
  return firstName !== null && otherFirstNames.some(({ glued }) => glued === firstName.glued);
}

function presence(one: string | null, other: string | null): Presence {
  if (one === null || other === null) return "missing";
  return one === other ? "same" : "different";
}

/** Two numbers of one session are two people, even if those of another session agree. */
function compareFiles(one: PreparedRecord, other: PreparedRecord): Presence {
  if (one.files.length === 0 || other.files.length === 0) return "missing";
  const common = one.files.filter(({ number }) => other.files.some((file) => file.number === number));
  const contradicted = one.files.some(
    ({ session }) =>
      other.files.some((file) => file.session === session) &&
      !common.some((file) => file.session === session),
  );
  if (contradicted) return "different";
  return common.length > 0 ? "same" : "missing";
}

function comparison(
  agreement: Agreement,
  { grade, ...rest }: Pick<Comparison, "grade"> & Partial<Comparison>,
): Comparison {
  const conflict = rest.conflict ?? false;
  return {
    grade,
    forbidden: false,
    byIdentifier: false,
    ...rest,
    conflict,
    reasons: reasonsOf(agreement, conflict),
  };
}

function reasonsOf(agreement: Agreement, conflict: boolean): Reason[] {
  const { lastName, firstName, inverted, otherName, birthDate, email, ine, fileNumber } = agreement;
  const reasons: Reason[] = inverted
    ? ["lastName.inverted", "firstName.inverted"]
    : [
        `lastName.${lastName}`,
        otherName && !agrees(firstName) ? "firstName.otherName" : `firstName.${firstName}`,
      ];
  reasons.push(`birthDate.${birthDate}`);
  if (email !== "missing") reasons.push(`email.${email}`);
  if (ine !== "missing") reasons.push(`ine.${ine}`);
  if (fileNumber !== "missing") reasons.push(`fileNumber.${fileNumber}`);
  if (looksLikeTwins(agreement)) reasons.push("pair.twins");
  if (conflict) reasons.push("pair.conflict");
  return reasons;
}

function looksLikeTwins({ lastName, firstName, inverted, birthDate }: Agreement): boolean {
  return (
    !inverted &&
    agrees(lastName) &&
    birthDate === "same" &&
    (firstName === "close" || firstName === "different")
  );
}
