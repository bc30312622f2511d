import { describe, expect, it } from '@jest/globals';
import { statementsIn } from './statement-log.js';

const LOG = `2026-11-23 10:00:00 UTC [7] LOG:  statement: begin; set local app.communes = '13110'
2026-11-23 10:00:00 UTC [7] LOG:  execute oln-3: SELECT "row"."id" FROM "intake"."requests" "row" WHERE "row"."motive" = $1 AND id < $2 LIMIT 51
2026-11-23 10:00:00 UTC [7] DETAIL:  Parameters: $1 = 'd''accord, $9', $2 = NULL
2026-11-23 10:00:00 UTC [7] LOG:  statement: commit
`;

describe("The server's log", () => {
  it('gives every statement with its parameters as they were sent', () => {
    const statements = statementsIn(LOG);
    expect(statements).toHaveLength(3);
    expect(statements[1]).toEqual({
      text: 'SELECT "row"."id" FROM "intake"."requests" "row" WHERE "row"."motive" = $1 AND id < $2 LIMIT 51',
      values: ["d'accord, $9", null],
    });
  });
});
