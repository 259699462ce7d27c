import { type Static, Type } from "typebox";
import { changeOf, choice, identifier, label, nullable, timestamp } from "../schema.ts";

/** `domain.md`, "Who uses it": the two roles of a school. */
export const Role = choice(["school_admin", "recruiter"]);
export type Role = Static<typeof Role>;

const Email = Type.String({ minLength: 3, maxLength: 254 });
const PersonName = label(100);
/** The rules are `password-policy.ts`'s, which says in words what is wrong; here only what bounds the work. */
const NewPassword = Type.String({
  minLength: 1,
  maxLength: 200,
  description: "12 characters at least; no composition rule; guessable ones are refused",
});

/**
 * The establishments whose candidates an account may see, by UAI, and imports into them; null: all of the school, those to
 * come included.
 */
const Establishments = nullable(
  Type.Array(Type.String({ minLength: 1, maxLength: 20 }), { minItems: 1, maxItems: 500 }),
);

/** Six digits of the application, or a recovery code; spaces and dashes are nothing. */
const Code = Type.String({ minLength: 1, maxLength: 40 });
const ProofCode = Type.Optional({ ...Code, description: "Compulsory for an account with a second factor" });
const Password = Type.String({ minLength: 1, maxLength: 200 });

export const SignIn = Type.Object({ email: Email, password: Password, code: ProofCode });
export type SignIn = Static<typeof SignIn>;

/** What the sign-in page offers besides email and password, and why the provider just sent somebody back. */
export const SignInOptions = Type.Object({
  provider: nullable(Type.Object({ name: Type.String() })),
  refusal: nullable(Type.String()),
});
export type SignInOptions = Static<typeof SignInOptions>;

/** The same proof once more, of somebody who is signed in. */
export const Authentication = Type.Object({ password: Password, code: ProofCode });
export type Authentication = Static<typeof Authentication>;

/** Somewhere the signed-in person is signed in. */
export const OwnSession = Type.Object({
  id: identifier(),
  /** « Firefox sous Windows ». */
  browser: Type.String(),
  createdAt: timestamp(),
  /** To the minute. */
  lastSeenAt: timestamp(),
  /** The one that asks. */
  current: Type.Boolean(),
});
export type OwnSession = Static<typeof OwnSession>;

/** The signed-in person, as the interface needs them. */
export const Me = Type.Object({
  id: identifier(),
  email: Email,
  firstName: Type.String(),
  lastName: Type.String(),
  role: Role,
  school: Type.Object({ name: Type.String() }),
  establishments: nullable(Type.Array(Type.String())),
  /** The campagne ciblée, remembered per user. */
  targetCampaignId: nullable(identifier()),
  /** True after an administrator chose the password: everything else is refused until it is changed. */
  mustChangePassword: Type.Boolean(),
  /** Whether signing in asks for a code. */
  secondFactor: Type.Boolean(),
  /** True while the school requires a second factor and there is none: everything else is refused. */
  mustSetUpSecondFactor: Type.Boolean(),
  /** Signed in through the identity provider: a fresh proof of identity is given there. */
  byProvider: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const MeChange = Type.Object(
  { targetCampaignId: nullable(identifier()) },
  { additionalProperties: false },
);
export type MeChange = Static<typeof MeChange>;

export const PasswordChange = Type.Object({
  currentPassword: Password,
  newPassword: NewPassword,
});
export type PasswordChange = Static<typeof PasswordChange>;

export const OwnSecondFactor = Type.Object({
  /** Since when; null without a second factor. */
  confirmedAt: nullable(timestamp()),
  recoveryCodesLeft: Type.Integer(),
  /** Whether the school requires one of everybody. */
  required: Type.Boolean(),
});
export type OwnSecondFactor = Static<typeof OwnSecondFactor>;

/** A key to be read by an application that makes codes (RFC 6238); in this answer and nowhere else. */
export const SecondFactorKey = Type.Object({
  /** Base32, to be typed. */
  key: Type.String(),
  /** `otpauth://…`, to be shown as a QR code. */
  address: Type.String(),
});
export type SecondFactorKey = Static<typeof SecondFactorKey>;

export const SecondFactorProof = Type.Object({ code: Code });

/** Each good for one sign-in without the application; in this answer and nowhere else. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
export type RecoveryCodes = Static<typeof RecoveryCodes>;

export const User = Type.Object({
  id: identifier(),
  email: Email,
  firstName: Type.String(),
  lastName: Type.String(),
  role: Role,
  /** UAIs; null: all establishments. */
  establishments: nullable(Type.Array(Type.String())),
  disabled: Type.Boolean(),
  /** Whether signing in asks for a code. */
  secondFactor: Type.Boolean(),
  createdAt: timestamp(),
  lastSignInAt: nullable(timestamp()),
});
export type User = Static<typeof User>;

export const NewUser = Type.Object({
  email: Email,
  firstName: PersonName,
  lastName: PersonName,
  role: Role,
  establishments: Type.Optional(Establishments),
});
export type NewUser = Static<typeof NewUser>;

export const UserChange = changeOf({
  firstName: PersonName,
  lastName: PersonName,
  role: Role,
  establishments: Establishments,
  disabled: Type.Boolean(),
});
export type UserChange = Static<typeof UserChange>;

/** A link for somebody who lost a password: in this answer and nowhere else, good once. */
export const PasswordLink = Type.Object({
  user: User,
  /** Below the address of the service; the secret is behind the `#`. */
  path: Type.String(),
  expiresAt: timestamp(),
});
export type PasswordLink = Static<typeof PasswordLink>;

const LinkToken = Type.String({ minLength: 1, maxLength: 100 });
export const PasswordLinkToken = Type.Object({ token: LinkToken });
export const PasswordLinkHolder = Type.Object({ email: Email });
export type PasswordLinkHolder = Static<typeof PasswordLinkHolder>;

export const LinkedPassword = Type.Object({ token: LinkToken, newPassword: NewPassword });
export type LinkedPassword = Static<typeof LinkedPassword>;

/** Shown once to the administrator who asked for it; the person must change it at the next sign-in. */
export const GeneratedPassword = Type.Object({ user: User, password: Type.String() });
export type GeneratedPassword = Static<typeof GeneratedPassword>;
