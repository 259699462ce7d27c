import type { JsonObject } from "./json.ts";
import { wrapExport } from "./wrap-export.ts";

/**
 * `modele_base.json`, which the import dialog offers for download: the shortest file that shows the expected form. The first candidate is
 * the one of the user page; the airlock shows her diploma as « Baccalauréat obtenu (Série Générale) (2021) ».
 */
export function baseModel(): JsonObject {
  return wrapExport([{ formationCode: 90_001, candidats: [eva, jeanBaptiste, zoe] }]);
}

const wish: JsonObject = {
  CandidatureConfirmeeCode: 1,
  CandidatureConfirmeeLibelle: "Validée",
  GroupeLibelle: "Tous les candidats",
  FormationVoeuxLibelle: "BTS - Services - Services informatiques aux organisations - en apprentissage",
  DateCandidature: "12/03/2026",
};

const eva: JsonObject = {
  DonneesCandidats: {
    NumeroDossierCandidat: "9000001",
    NomCandidat: "D S",
    PrenomCandidat: "Eva",
    Civilite: "Mme",
    Sexe: "Féminin",
    DateNaissance: "12/10/2003",
    CoordonneesAdressemail: "test@example.com",
    CoordonneesTelephonemobile: "0639980001",
    CoordonneesLignedadresseUn: "1 rue du Modèle",
    CoordonneesCodepostal: "75011",
    CoordonneesLibellecommune: "Paris",
    ProfilCandidatLibelle: "Non scolarisé",
  },
  Scolarite: [{ AnneeScolaireCode: 0, AnneeScolaireLibelle: "2025-2026" }],
  Baccalaureat: {
    TypeDiplomeCode: 1,
    TypeDiplomeLibelle: "Baccalauréat obtenu",
    SerieDiplomeCode: "Générale",
    SerieDiplomeLibelle: "Série Générale",
    DateObtentionMois: "07",
    DateObtentionAnnee: "2021",
  },
  DonneesVoeux: wish,
};

const jeanBaptiste: JsonObject = {
  DonneesCandidats: {
    NumeroDossierCandidat: "9000002",
    NomCandidat: "EXEMPLE",
    PrenomCandidat: "Jean-Baptiste",
    PrenomDeuxCandidat: "Noël",
    Civilite: "M.",
    Sexe: "Masculin",
    DateNaissance: "03/05/2008",
    INECandidat: "000000002BB",
    CoordonneesAdressemail: "jean-baptiste.exemple@example.com",
    CoordonneesTelephonemobile: "06 39 98 00 02",
    CoordonneesLignedadresseUn: "2 rue du Modèle",
    CoordonneesLignedadresseDeux: "Bâtiment B",
    CoordonneesCodepostal: "44000",
    CoordonneesLibellecommune: "Nantes",
    CoordonneesLibellepays: "France",
    ProfilCandidatLibelle: "En terminale",
  },
  Scolarite: [
    {
      AnneeScolaireCode: 0,
      AnneeScolaireLibelle: "2025-2026",
      NiveauEtudeLibelle: "Terminale",
      SeriedeclasseLibelle: "Sciences et Technologies du Management et de la Gestion",
      NomEtablissementOrigine: "Lycée Modèle",
      CommuneEtablissementOrigineLibelle: "Nantes",
    },
  ],
  Baccalaureat: {
    TypeDiplomeCode: 4,
    TypeDiplomeLibelle: "Baccalauréat en préparation",
    SerieDiplomeCode: "STMG",
    SerieDiplomeLibelle: "Sciences et Technologies du Management et de la Gestion",
    SpecialiteCode: 206,
    SpecialiteLibelle: "Mercatique",
  },
  DonneesVoeux: { ...wish, LettreDeMotivation: "Madame, Monsieur,<br><br>Ceci est une lettre d'exemple." },
};

const zoe: JsonObject = {
  DonneesCandidats: {
    NumeroDossierCandidat: "9000003",
    NomCandidat: "D'ESSAI-FICTIF",
    PrenomCandidat: "Zoé",
    Civilite: "Mme",
    Sexe: "Féminin",
    DateNaissance: "29/02/2008",
    CoordonneesAdressemail: "zoe.essai@example.org",
    ProfilCandidatLibelle: "En terminale",
  },
  Scolarite: [
    { AnneeScolaireCode: 0, AnneeScolaireLibelle: "2025-2026", NiveauEtudeLibelle: "Terminale" },
    { AnneeScolaireCode: 1, AnneeScolaireLibelle: "2024-2025", NiveauEtudeLibelle: "Première" },
  ],
  Baccalaureat: {
    TypeDiplomeCode: 4,
    TypeDiplomeLibelle: "Baccalauréat en préparation",
    SerieDiplomeCode: "Générale",
    SerieDiplomeLibelle: "Série Générale",
  },
  DonneesVoeux: { ...wish, CandidatureConfirmeeCode: 0, CandidatureConfirmeeLibelle: "Non validée" },
};
