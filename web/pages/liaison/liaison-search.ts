import type { LinkGrade } from "../../../src/liaison/proposal.schema.ts";
import { readChoice, readPage, readText } from "../../app/search.ts";

/** The state of the list to work through, in the address. */
export interface LiaisonSearch {
  page?: number;
  grade?: LinkGrade;
  establishment?: string;
  import?: string;
  /** Only the counterparts of this candidate. */
  candidat?: string;
  /** The two profiles looked at, `12-34`: proposed or not. */
  paire?: string;
}

export const grades = ["certain", "probable", "possible"] as const satisfies readonly LinkGrade[];

export const liaisonPageSize = 25;

export function readLiaisonSearch(raw: Record<string, unknown>): LiaisonSearch {
  return {
    page: readPage(raw, "page"),
    grade: readChoice(raw, "grade", grades),
    establishment: readText(raw, "establishment"),
    import: readNumber(raw, "import"),
    candidat: readNumber(raw, "candidat"),
    paire: readMatching(raw, "paire", /^\d{1,18}-\d{1,18}$/),
  };
}

/** The two numbers of `12-34`. */
export function readPair(paire: string): { readonly one: string; readonly other: string } {
  const [one = "", other = ""] = paire.split("-");
  return { one, other };
}

function readNumber(raw: Record<string, unknown>, key: string): string | undefined {
  return readMatching(raw, key, /^\d{1,18}$/);
}

function readMatching(raw: Record<string, unknown>, key: string, form: RegExp): string | undefined {
  const text = readText(raw, key);
  return text !== undefined && form.test(text) ? text : undefined;
}
