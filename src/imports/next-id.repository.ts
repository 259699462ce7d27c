/** The number of a new row, as SQL. The sequence is looked up once a statement, which takes longer than to draw from it. */
export function nextId(table: "candidate" | "parcoursup_file" | "wish"): string {
  return `nextval((select pg_get_serial_sequence('${table}', 'id')::regclass))`;
}
