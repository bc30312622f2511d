const COLUMNS =
  'id, as_of, commune, person, roles, action, kind, entity_id, entity_version, reason, door, origin, trace';

/** Writes entries that come as one JSON array ({@link NewAuditRow}), in their order. `at`: number of the parameter. */
export const auditInsert = (at: number): string => `
    insert into audit (${COLUMNS})
    select ${COLUMNS}
      from jsonb_to_recordset($${at}::jsonb) as row (ord int, id uuid, as_of timestamptz, commune text, person text, roles text[],
           action text, kind text, entity_id uuid, entity_version int, reason text, door text, origin text, trace text)
     order by ord`;
