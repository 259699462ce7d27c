import { elementAt } from "../random.ts";

/** A formation that receives wishes: one element of `exportCandidats`. */
export interface Programme {
  /** Code `g_ta_cod`; from 90001, so that none is a real one. */
  readonly code: number;
  readonly label: string;
  /** As candidates write it in their letters. */
  readonly shortLabel: string;
  /** A programme with a form of its own (`FormulaireDematerialise`). */
  readonly hasForm: boolean;
}

const labels: readonly (readonly [label: string, shortLabel: string])[] = [
  ["BTS - Services - Services informatiques aux organisations - en apprentissage", "BTS SIO"],
  ["BTS - Services - Management Commercial Opérationnel", "BTS MCO"],
  ["BTS - Services - Comptabilité et gestion - en apprentissage", "BTS CG"],
  ["BTS - Services - Négociation et digitalisation de la Relation Client - en apprentissage", "BTS NDRC"],
  ["BUT - Informatique", "BUT Informatique"],
  ["BTS - Services - Gestion de la PME", "BTS GPME"],
  ["BTS - Production - Cybersécurité, Informatique et réseaux, ELectronique - Option A", "BTS CIEL"],
  ["BTS - Services - Communication", "BTS Communication"],
];

/** The programme at a position of the export, from 0. Past the list the labels come again under new codes. */
export function programmeAt(position: number): Programme {
  const [label, shortLabel] = elementAt(labels, position);
  return { code: 90_001 + position, label, shortLabel, hasForm: position % 2 === 1 };
}
