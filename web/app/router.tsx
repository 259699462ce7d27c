import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { ListPlace } from "../pages/candidate/neighbours.ts";
import { HomePage } from "../pages/home/home-page.tsx";
import { readImportSearch } from "../pages/imports/import-search.ts";
import { readImportsSearch } from "../pages/imports/imports-search.ts";
import { readJournalSearch } from "../pages/journal/journal-search.ts";
import { readLiaisonSearch } from "../pages/liaison/liaison-search.ts";
import { SasPage } from "../pages/sas/sas-page.tsx";
import { readSasSearch } from "../pages/sas/sas-search.ts";
import { AdministratorsOnly } from "./administrators-only.tsx";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Root } from "./root.tsx";
import { parseSearch, readText, stringifySearch } from "./search.ts";

/** `?importer=<UAI>` opens the import dialog over any page, `?tableau=<UAI>` that of tables. */
interface RootSearch {
  importer?: string;
  tableau?: string;
}

const root = createRootRoute({
  validateSearch: (raw: Record<string, unknown>): RootSearch => ({
    importer: readText(raw, "importer"),
    tableau: readText(raw, "tableau"),
  }),
  component: Root,
});

const home = createRoute({ getParentRoute: () => root, path: "/", component: HomePage });

const administration = createRoute({
  getParentRoute: () => root,
  id: "_administration",
  component: AdministratorsOnly,
});

const sas = createRoute({
  getParentRoute: () => administration,
  path: "/sas",
  validateSearch: readSasSearch,
  component: SasPage,
});

const candidate = createRoute({
  getParentRoute: () => root,
  path: "/candidats/$id",
  component: lazyRouteComponent(() => import("../pages/candidate/candidate-page.tsx"), "CandidatePage"),
});

const liaison = createRoute({
  getParentRoute: () => administration,
  path: "/liaison",
  validateSearch: readLiaisonSearch,
  component: lazyRouteComponent(() => import("../pages/liaison/liaison-page.tsx"), "LiaisonPage"),
});

const compare = createRoute({
  getParentRoute: () => administration,
  path: "/candidats/$id/comparer",
  component: lazyRouteComponent(() => import("../pages/compare/compare-page.tsx"), "ComparePage"),
});

const resources = createRoute({
  getParentRoute: () => root,
  path: "/ressources/candidats",
  validateSearch: readSasSearch,
  component: lazyRouteComponent(() => import("../pages/resources/resources-page.tsx"), "ResourcesPage"),
});

const imports = createRoute({
  getParentRoute: () => administration,
  path: "/imports",
  validateSearch: readImportsSearch,
  component: lazyRouteComponent(() => import("../pages/imports/imports-page.tsx"), "ImportsPage"),
});

const candidateTables = createRoute({
  getParentRoute: () => administration,
  path: "/imports/candidats",
  component: lazyRouteComponent(
    () => import("../pages/imports/candidate-tables-page.tsx"),
    "CandidateTablesPage",
  ),
});

const importDetail = createRoute({
  getParentRoute: () => administration,
  path: "/imports/$id",
  validateSearch: readImportSearch,
  component: lazyRouteComponent(() => import("../pages/imports/import-page.tsx"), "ImportPage"),
});

const school = createRoute({
  getParentRoute: () => administration,
  path: "/ecole",
  component: lazyRouteComponent(() => import("../pages/school/school-layout.tsx"), "SchoolLayout"),
});

const information = createRoute({
  getParentRoute: () => school,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/school/information-page.tsx"), "InformationPage"),
});

const establishments = createRoute({
  getParentRoute: () => school,
  path: "/etablissements",
  component: lazyRouteComponent(
    () => import("../pages/school/establishments-page.tsx"),
    "EstablishmentsPage",
  ),
});

const campaigns = createRoute({
  getParentRoute: () => school,
  path: "/campagnes",
  component: lazyRouteComponent(() => import("../pages/school/campaigns-page.tsx"), "CampaignsPage"),
});

const users = createRoute({
  getParentRoute: () => school,
  path: "/utilisateurs",
  component: lazyRouteComponent(() => import("../pages/school/users-page.tsx"), "UsersPage"),
});

const journal = createRoute({
  getParentRoute: () => school,
  path: "/historique",
  validateSearch: readJournalSearch,
  component: lazyRouteComponent(() => import("../pages/journal/journal-page.tsx"), "JournalPage"),
});

const privacy = createRoute({
  getParentRoute: () => school,
  path: "/donnees-personnelles",
  component: lazyRouteComponent(() => import("../pages/school/privacy-page.tsx"), "PrivacyPage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/mon-compte",
  component: lazyRouteComponent(() => import("../pages/account/account-page.tsx"), "AccountPage"),
});

const passwordLink = createRoute({
  getParentRoute: () => root,
  path: "/mot-de-passe",
  component: lazyRouteComponent(() => import("../pages/password/password-link-page.tsx"), "PasswordLinkPage"),
});

const help = createRoute({
  getParentRoute: () => root,
  path: "/aide",
  component: lazyRouteComponent(() => import("../pages/help/help-page.tsx"), "HelpIndexPage"),
});

const helpPage = createRoute({
  getParentRoute: () => root,
  path: "/aide/$page",
  component: lazyRouteComponent(() => import("../pages/help/help-page.tsx"), "HelpPage"),
});

const routeTree = root.addChildren([
  home,
  resources,
  administration.addChildren([
    sas,
    liaison,
    compare,
    imports,
    candidateTables,
    importDetail,
    school.addChildren([information, establishments, campaigns, users, journal, privacy]),
  ]),
  candidate,
  account,
  passwordLink,
  help,
  helpPage,
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: ErrorPage,
  // A page that is slower than this shows its skeleton; a faster one replaces the former page at once.
  defaultPendingMs: 200,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The page was opened from a list: going back returns to it as it was. */
    fromList?: boolean;
    /** Where the candidate of this page stands in that list. */
    list?: ListPlace;
    /** Where this page of a list begins or ends, whole; its address names the candidate alone. */
    edge?: string;
  }
}
