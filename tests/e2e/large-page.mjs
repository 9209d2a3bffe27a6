// A provider's page of responsibilities, as large as one likes.

const AREAS = ['Incident management', 'Change management', 'Access management', 'Disaster recovery'];

/** A page in Markdown of at least that many bytes, with rows that nobody can understand among them. */
export function largePage(bytes = 10_000_000) {
  const parts = ['---\nlastupdated: "2026-03-04"\n---\n# Understanding your responsibilities when using Tape Vault\n'];
  let size = parts[0].length;
  for (let table = 0; size < bytes; table += 1) {
    const part = oneTable(table);
    parts.push(part);
    size += part.length;
  }
  return parts.join('');
}

function oneTable(table) {
  const lines = [`\n## ${AREAS[table % AREAS.length]}: part ${table}\n`, '| Task | Provider responsibilities | Your responsibilities |', '|---|---|---|'];
  for (let row = 0; row < 100; row += 1) {
    const id = `${table}-${row}`;
    lines.push(row % 50 === 49
      ? `| Broken row ${id} | a | b | c | d |`
      : `| Shelf ${id} | The provider keeps **shelf ${id}** clean, and [says](https://example.com/${id}) when it did | You label what you put on \`shelf ${id}\`, and look every quarter whether it is still there |`);
  }
  lines.push(`\nYou are responsible for the paper of part ${table}.\n`);
  return lines.join('\n');
}
