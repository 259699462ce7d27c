export interface Town {
  readonly postalCode: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly department: string;
  readonly academy: string;
  /** First digit of landline numbers: 1 Île-de-France, 2 north-west, 3 north-east, 4 south-east, 5 south-west. */
  readonly phoneZone: "1" | "2" | "3" | "4" | "5";
}

const table = `
75011|Paris|Paris|Paris|1
75013|Paris|Paris|Paris|1
75020|Paris|Paris|Paris|1
77000|Melun|Seine-et-Marne|Créteil|1
77100|Meaux|Seine-et-Marne|Créteil|1
78000|Versailles|Yvelines|Versailles|1
78200|Mantes-la-Jolie|Yvelines|Versailles|1
91000|Évry-Courcouronnes|Essonne|Versailles|1
91300|Massy|Essonne|Versailles|1
92000|Nanterre|Hauts-de-Seine|Versailles|1
92700|Colombes|Hauts-de-Seine|Versailles|1
93100|Montreuil|Seine-Saint-Denis|Créteil|1
93200|Saint-Denis|Seine-Saint-Denis|Créteil|1
93600|Aulnay-sous-Bois|Seine-Saint-Denis|Créteil|1
94000|Créteil|Val-de-Marne|Créteil|1
94800|Villejuif|Val-de-Marne|Créteil|1
95000|Cergy|Val-d'Oise|Versailles|1
95200|Sarcelles|Val-d'Oise|Versailles|1
14000|Caen|Calvados|Normandie|2
18000|Bourges|Cher|Orléans-Tours|2
22000|Saint-Brieuc|Côtes-d'Armor|Rennes|2
27000|Évreux|Eure|Normandie|2
28000|Chartres|Eure-et-Loir|Orléans-Tours|2
29000|Quimper|Finistère|Rennes|2
29200|Brest|Finistère|Rennes|2
35000|Rennes|Ille-et-Vilaine|Rennes|2
35400|Saint-Malo|Ille-et-Vilaine|Rennes|2
37000|Tours|Indre-et-Loire|Orléans-Tours|2
41000|Blois|Loir-et-Cher|Orléans-Tours|2
44000|Nantes|Loire-Atlantique|Nantes|2
44600|Saint-Nazaire|Loire-Atlantique|Nantes|2
45000|Orléans|Loiret|Orléans-Tours|2
49000|Angers|Maine-et-Loire|Nantes|2
50100|Cherbourg-en-Cotentin|Manche|Normandie|2
53000|Laval|Mayenne|Nantes|2
56100|Lorient|Morbihan|Rennes|2
72000|Le Mans|Sarthe|Nantes|2
76000|Rouen|Seine-Maritime|Normandie|2
76600|Le Havre|Seine-Maritime|Normandie|2
85000|La Roche-sur-Yon|Vendée|Nantes|2
02100|Saint-Quentin|Aisne|Amiens|3
08000|Charleville-Mézières|Ardennes|Reims|3
10000|Troyes|Aube|Reims|3
21000|Dijon|Côte-d'Or|Dijon|3
25000|Besançon|Doubs|Besançon|3
51100|Reims|Marne|Reims|3
54000|Nancy|Meurthe-et-Moselle|Nancy-Metz|3
57000|Metz|Moselle|Nancy-Metz|3
59000|Lille|Nord|Lille|3
59100|Roubaix|Nord|Lille|3
59300|Valenciennes|Nord|Lille|3
60000|Beauvais|Oise|Amiens|3
62100|Calais|Pas-de-Calais|Lille|3
62300|Lens|Pas-de-Calais|Lille|3
67000|Strasbourg|Bas-Rhin|Strasbourg|3
68100|Mulhouse|Haut-Rhin|Strasbourg|3
80000|Amiens|Somme|Amiens|3
88000|Épinal|Vosges|Nancy-Metz|3
90000|Belfort|Territoire de Belfort|Besançon|3
01000|Bourg-en-Bresse|Ain|Lyon|4
06000|Nice|Alpes-Maritimes|Nice|4
06600|Antibes|Alpes-Maritimes|Nice|4
13003|Marseille|Bouches-du-Rhône|Aix-Marseille|4
13100|Aix-en-Provence|Bouches-du-Rhône|Aix-Marseille|4
20000|Ajaccio|Corse-du-Sud|Corse|4
26000|Valence|Drôme|Grenoble|4
30000|Nîmes|Gard|Montpellier|4
34000|Montpellier|Hérault|Montpellier|4
34500|Béziers|Hérault|Montpellier|4
38000|Grenoble|Isère|Grenoble|4
42000|Saint-Étienne|Loire|Lyon|4
63000|Clermont-Ferrand|Puy-de-Dôme|Clermont-Ferrand|4
66000|Perpignan|Pyrénées-Orientales|Montpellier|4
69003|Lyon|Rhône|Lyon|4
69100|Villeurbanne|Rhône|Lyon|4
73000|Chambéry|Savoie|Grenoble|4
74000|Annecy|Haute-Savoie|Grenoble|4
83000|Toulon|Var|Nice|4
84000|Avignon|Vaucluse|Aix-Marseille|4
16000|Angoulême|Charente|Poitiers|5
17000|La Rochelle|Charente-Maritime|Poitiers|5
24000|Périgueux|Dordogne|Bordeaux|5
31000|Toulouse|Haute-Garonne|Toulouse|5
31700|Blagnac|Haute-Garonne|Toulouse|5
33000|Bordeaux|Gironde|Bordeaux|5
33600|Pessac|Gironde|Bordeaux|5
40000|Mont-de-Marsan|Landes|Bordeaux|5
47000|Agen|Lot-et-Garonne|Bordeaux|5
64000|Pau|Pyrénées-Atlantiques|Bordeaux|5
64100|Bayonne|Pyrénées-Atlantiques|Bordeaux|5
65000|Tarbes|Hautes-Pyrénées|Toulouse|5
81000|Albi|Tarn|Toulouse|5
86000|Poitiers|Vienne|Poitiers|5
87000|Limoges|Haute-Vienne|Limoges|5
97110|Pointe-à-Pitre|Guadeloupe|Guadeloupe|5
97200|Fort-de-France|Martinique|Martinique|5`;

export const towns: readonly Town[] = table.trim().split("\n").map(readTown);

function readTown(row: string): Town {
  const [postalCode = "", name = "", department = "", academy = "", zone = ""] = row.split("|");
  return {
    postalCode,
    name,
    departmentCode: departmentOf(postalCode),
    department,
    academy,
    phoneZone: zoneOf(zone),
  };
}

/** Corsica shares one postal prefix between two departments (only Ajaccio is listed); overseas departments have three digits. */
function departmentOf(postalCode: string): string {
  if (postalCode.startsWith("20")) return "2A";
  return postalCode.slice(0, postalCode.startsWith("97") ? 3 : 2);
}

function zoneOf(digit: string): Town["phoneZone"] {
  switch (digit) {
    case "1":
    case "2":
    case "3":
    case "4":
      return digit;
    default:
      return "5";
  }
}
