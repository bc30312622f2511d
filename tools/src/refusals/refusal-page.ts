import type { RefusalDefinition } from '@oln/contracts';
import type { RefusalTable } from './refusal-tables.js';

export interface Room {
  name: string;
  tables: readonly RefusalTable[];
}

const HEAD = `# Refusals

Made of the closed lists of errors (\`*.errors.ts\`) by \`npm run generate:refusals -w @oln/tools\`; \`./oln check\` holds it against them.

What records, and fields together, must be like, said by what happens where they are not: when a call is refused, and what to do then. A refusal is an answer by HTTP (RFC 9457): its status, its \`code\`, which stays as it is,
and both sentences in the language of \`Accept-Language\` (\`title\`, \`detail\`). \`{name}\` is filled in. What a single field must be like stands in the OpenAPI document of its service; whoever sends one that is not is told all of
them by name (\`REQUEST.INVALID\`). What is refused before anybody has read it (no credential, too large, too many) is in \`libs/service-kit/src/http/problem.ts\`.

- **400, 422** what was sent does not fit: by itself; with other fields, or with what is on record
- **403, 404** it is not for who asks; or it does not exist, or not within their reach
- **409** the record is not where this can be done: at another stage, or somebody was faster
- **412, 428** what was seen before has changed meanwhile, or was not named
- **503** what would be answered now would not be whole
`;

/** All refusals of all rooms, in Spanish and English. */
export const refusalPage = (rooms: readonly Room[]): string => [HEAD, ...rooms.map(chapter)].join('\n');

const chapter = ({ name, tables }: Room): string => [`## ${name}\n`, ...tables.map(section)].join('\n');

const section = ({ source, refusals }: RefusalTable): string =>
  [`### \`${source}\`\n`, ...refusals.map(entry), ''].join('\n');

const entry = ({ code, status, title, todo }: RefusalDefinition): string =>
  [`- **\`${code}\`** (${status})`, `  - ${title.es}. ${todo.es}.`, `  - ${title.en}. ${todo.en}.`].join('\n');
