import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { Type } from "typebox";
import { AppError } from "../errors/app-error.ts";
import { errors } from "../errors/error-catalogue.ts";

/** RFC 9457, plus a stable `code` for programs; `detail` and `message` are the same French sentence for people. */
export const ProblemDetails = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    message: Type.String(),
  },
  { additionalProperties: true, description: "RFC 9457 problem details" },
);

export function sendProblem(reply: FastifyReply, error: AppError): FastifyReply {
  reply.request.refusal = error.code;
  const retryAfter = error.details.retryAfter;
  if (typeof retryAfter === "number") reply.header("retry-after", String(Math.ceil(retryAfter)));
  return reply
    .code(error.status)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemDetails(error)));
}

const titles: Readonly<Record<number, string>> & { readonly 500: string } = {
  400: "Demande incorrecte",
  401: "Connexion nécessaire",
  403: "Action non autorisée",
  404: "Introuvable",
  409: "Décision nécessaire",
  413: "Trop volumineux",
  415: "Format non pris en charge",
  422: "Données refusées",
  429: "Trop de demandes",
  500: "Erreur du serveur",
  503: "Momentanément impossible",
};

export function problemDetails(error: AppError) {
  return {
    ...error.details,
    type: `urn:hub3e-parcoursup:problem:${error.code}`,
    title: titles[error.status] ?? titles[500],
    status: error.status,
    detail: error.message,
    code: error.code,
    message: error.message,
  };
}

/** Every error leaves as problem details; what was not foreseen is logged with its stack and answered without it. */
export function answerWithProblemDetails(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | AppError, request, reply) => {
    const known = asAppError(error);
    if (known.status >= 500) request.log.error({ err: error }, "unexpected error");
    return sendProblem(reply, known);
  });
}

function asAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  // An address that cannot name anything names nothing.
  if (error.validationContext === "params") return errors.request.notFound();
  if (error.validation !== undefined) return errors.request.invalid(invalidField(error));
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return errors.request.tooLarge("1 Mo");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return errors.request.unsupported();
    default:
      return error.statusCode !== undefined && error.statusCode < 500
        ? errors.request.invalid(null)
        : errors.internal();
  }
}

function invalidField(error: FastifyError): string | null {
  const [first] = error.validation ?? [];
  const missing = first?.params.missingProperty;
  if (typeof missing === "string") return missing;
  return first?.instancePath.split("/")[1] ?? null;
}
