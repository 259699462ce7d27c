import { beforeAll, expect, it } from "vitest";
import { changeUser } from "../../src/accounts/change-user.ts";
import { identify } from "../../src/accounts/identify.ts";
import { sessionLifetime } from "../../src/accounts/session-lifetime.ts";
import { signIn } from "../../src/accounts/sign-in.ts";
import { throttleWindow } from "../../src/accounts/throttle.ts";
import { hour, minute } from "../../src/clock.ts";
import type { Database } from "../../src/database/database.ts";
import { AppError } from "../../src/errors/app-error.ts";
import { describeEachDatabase } from "../support/databases.ts";
import { codeOf } from "../support/errors.ts";
import { createMovableClock } from "../support/movable-clock.ts";
import { type Credentials, createSchool, createUser, goodPassword, nextNumber } from "../support/schools.ts";

const { clock, advance } = createMovableClock();

describeEachDatabase("connexion", (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  /** A place of its own for each story. */
  const newPlace = () => `2001:db8:${nextNumber().toString(16)}::1`;
  const enter = (credentials: Credentials, clientAddress: string, previousToken: string | null = null) =>
    signIn(database, credentials, { clientAddress, previousToken }, clock);
  const wrong = ({ email }: Credentials) => ({ email, password: "ce n'est pas celui-là" });
  const failures = async (schoolId: string) => {
    const rows = await database.db
      .selectFrom("journal_entry")
      .where("school_id", "=", schoolId)
      .where("type", "=", "session.sign_in_failed")
      .select("id")
      .execute();
    return rows.length;
  };

  it("ouvre une session au bon mot de passe, quelles que soient les majuscules de l'adresse", async () => {
    const { credentials, actor } = await createSchool(database, clock);
    const { token } = await enter(
      { ...credentials, email: ` ${credentials.email.toUpperCase()}` },
      newPlace(),
    );
    expect((await identify(database.db, token, clock))?.actor).toEqual(actor);
  });

  it("ne garde pas le jeton, seulement son empreinte (ASVS 7.2.2, 7.2.3)", async () => {
    const { credentials } = await createSchool(database, clock);
    const { token } = await enter(credentials, newPlace());
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const stored = await database.db.selectFrom("session").select("token_hash").execute();
    expect(stored.map(({ token_hash }) => token_hash.toString("base64url"))).not.toContain(token);
    expect(await identify(database.db, `${token.slice(0, -2)}AA`, clock)).toBeNull();
    expect(await identify(database.db, "", clock)).toBeNull();
  });

  it("donne un nouveau jeton à chaque connexion et met fin au précédent (ASVS 7.2.4)", async () => {
    const { credentials } = await createSchool(database, clock);
    const first = await enter(credentials, newPlace());
    const second = await enter(credentials, newPlace(), first.token);
    expect(second.token).not.toBe(first.token);
    expect(await identify(database.db, first.token, clock)).toBeNull();
    expect(await identify(database.db, second.token, clock)).not.toBeNull();
  });

  it("une session oubliée se ferme, une session utilisée continue (ASVS 7.3.1)", async () => {
    const { credentials } = await createSchool(database, clock);
    const used = await enter(credentials, newPlace());
    const forgotten = await enter(credentials, newPlace());
    advance(sessionLifetime.idle - minute);
    expect(await identify(database.db, used.token, clock)).not.toBeNull();
    advance(2 * minute);
    expect(await identify(database.db, used.token, clock)).not.toBeNull();
    expect(await identify(database.db, forgotten.token, clock)).toBeNull();
  });

  it("aucune session ne dure plus d'une journée de travail (ASVS 7.3.2)", async () => {
    const { credentials } = await createSchool(database, clock);
    const { token } = await enter(credentials, newPlace());
    for (let passed = 0; passed < sessionLifetime.absolute - hour; passed += hour) {
      advance(hour);
      expect(await identify(database.db, token, clock)).not.toBeNull();
    }
    advance(hour);
    expect(await identify(database.db, token, clock)).toBeNull();
  });

  it("les sessions mortes sont retirées à la connexion suivante", async () => {
    const { credentials } = await createSchool(database, clock);
    await enter(credentials, newPlace());
    advance(sessionLifetime.absolute + minute);
    await enter(credentials, newPlace());
    expect(await database.db.selectFrom("session").select("account_id").execute()).toHaveLength(1);
  });

  it("répond pareil à une adresse inconnue, un mauvais mot de passe, un compte désactivé (ASVS 6.3.8)", async () => {
    const school = await createSchool(database, clock);
    const disabled = await createUser(database, school, "recruiter", clock);
    await changeUser(database, school.actor, disabled.actor.accountId, { disabled: true }, clock);
    const answers = await Promise.all(
      [
        { email: "personne@ecole.example", password: goodPassword },
        { email: "pas une adresse\u0000", password: goodPassword },
        wrong(school.credentials),
        disabled.credentials,
      ].map((credentials) =>
        enter(credentials, newPlace()).catch((error: unknown) =>
          error instanceof AppError ? { ...error, message: error.message } : error,
        ),
      ),
    );
    expect(answers[0]).toMatchObject({ code: "session.invalid_credentials", status: 401 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it("écrit un échec dans l'Historique, un seul par quart d'heure (ASVS 16.3.1)", async () => {
    const { credentials, schoolId } = await createSchool(database, clock);
    for (let attempt = 0; attempt < 3; attempt += 1) await codeOf(enter(wrong(credentials), newPlace()));
    expect(await failures(schoolId)).toBe(1);
    advance(throttleWindow + minute);
    await codeOf(enter(wrong(credentials), newPlace()));
    expect(await failures(schoolId)).toBe(2);
  });

  it("après cinq échecs, refuse même le bon mot de passe pendant un quart d'heure (ASVS 6.3.1)", async () => {
    const { credentials } = await createSchool(database, clock);
    const place = newPlace();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await codeOf(enter(wrong(credentials), place))).toBe("session.invalid_credentials");
      advance(minute);
    }
    await expect(enter(credentials, place)).rejects.toMatchObject({
      code: "session.throttled",
      status: 429,
      details: { retryAfter: 10 * 60 },
    });
    // The oldest failure has left the window: one more attempt, the right one.
    advance(10 * minute);
    await enter(credentials, place);
  });

  it("une adresse inconnue est freinée de même (ASVS 6.3.8)", async () => {
    const credentials = { email: `inconnu.${nextNumber()}@ecole.example`, password: goodPassword };
    const place = newPlace();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await codeOf(enter(credentials, place)));
    expect(codes).toEqual([...Array<string>(5).fill("session.invalid_credentials"), "session.throttled"]);
  });

  it("n'enferme pas dehors le titulaire qui se connecte d'ailleurs (ASVS 6.1.1)", async () => {
    const { credentials } = await createSchool(database, clock);
    const stranger = newPlace();
    for (let attempt = 0; attempt < 6; attempt += 1) await codeOf(enter(wrong(credentials), stranger));
    await enter(credentials, newPlace());
  });

  it("le bon mot de passe remet le compte à zéro", async () => {
    const { credentials } = await createSchool(database, clock);
    const place = newPlace();
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await codeOf(enter(wrong(credentials), place));
      await enter(credentials, place);
    }
  });

  it("freine qui essaie un mot de passe sur beaucoup de comptes", async () => {
    const place = newPlace();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 31; attempt += 1)
      codes.push(await codeOf(enter({ email: `compte.${attempt}@ecole.example`, password: "x" }, place)));
    expect(codes.lastIndexOf("session.invalid_credentials")).toBe(29);
    expect(codes[30]).toBe("session.throttled");
  });

  it("vingt essais lancés ensemble ne font pas vingt essais", async () => {
    const { credentials } = await createSchool(database, clock);
    const place = newPlace();
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(enter(wrong(credentials), place))),
    );
    expect(codes.filter((code) => code === "session.invalid_credentials")).toHaveLength(5);
    expect(codes.filter((code) => code === "session.throttled")).toHaveLength(15);
  });
});
