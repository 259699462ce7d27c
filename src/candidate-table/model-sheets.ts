import type { WrittenColumn, WrittenSheet } from "../spreadsheet/write-workbook.ts";
import { compulsoryFields, heading, instructions, type TableField, tableFields } from "./columns.ts";

/**
 * The model that the school fills in (`modele_candidats.xlsx`): the line of headings, its columns formatted so that Excel keeps leading
 * zeros and dates, and a second sheet that says what is expected.
 */
export function modelSheets(): readonly WrittenSheet[] {
  return [
    { name: "Candidats", columns: tableFields.map(columnOf), rows: [tableFields.map(heading)] },
    {
      name: "Mode d'emploi",
      columns: [{}, { width: 14 }, { width: 60 }, { width: 32 }],
      rows: [
        ["Colonne", "Obligatoire", "Ce qui est attendu", "Exemple"],
        ...tableFields.map((field) => [
          heading(field),
          compulsory.includes(field) ? "oui" : "non",
          ...instructions[field],
        ]),
      ],
    },
  ];
}

const compulsory: readonly TableField[] = compulsoryFields;

function columnOf(field: TableField): WrittenColumn {
  switch (field) {
    case "civility":
      return { width: 10, choices: ["M.", "Mme"] };
    case "birthDate":
      return { width: 18, format: "day" };
    case "email":
      return { width: 32, format: "text" };
    case "diplomaYear":
      return { width: 10 };
    default:
      return { format: "text" };
  }
}
