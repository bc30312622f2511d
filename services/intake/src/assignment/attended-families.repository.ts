import { Injectable } from '@nestjs/common';
import type { Line } from '@oln/contracts';
import { lockByName, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows-of.js';
import type { IntakeRequest } from '../request/request.js';

/** By every entry of the same children, those that were merged included. */
const OF_CHILDREN = (children: string): string => `
  select request_id from request_children
   where child_id in (select entries_of(one) from unnest(${children}::uuid[]) one)`;

/** From the assignment on, until the case that it opens has an outcome. */
const IS_ATTENDED = 'select 1 from placements place where place.request_id = requests.id and place.open';

const IDENTICAL = `
  select id from requests
   where commune = $1 and motive = $2 and id <> $3 and id in (${OF_CHILDREN('$4')}) and exists (${IS_ATTENDED})
   order by registered_at, id limit 1`;

const IN_LINE = `
  select id from requests
   where commune = $1 and line = $2 and id <> $3
     and id in (select id from requests where family_id = $5 union ${OF_CHILDREN('$4')})
     and (stage = 'assignment' or exists (${IS_ATTENDED} and place.line = $2))
   order by registered_at, id limit 1`;

const PERSON = 'select person from placements where request_id = $1 and open order by placed_at, id limit 1';

/** Which families are attended already, and by whom: reads the requests and the places that assignment keeps for their cases. */
@Injectable()
export class AttendedFamilies {
  /** The request of an open case of one of the same children for the same motive: the oldest. */
  async identical(tx: Tx, { id, commune, motive, children }: IntakeRequest): Promise<string | undefined> {
    return idIn(tx, IDENTICAL, [commune, motive, id, children]);
  }

  /**
   * Another request by which the family, or one of the children, is in the line: it waits for its assignment, or its case is open. Whoever
   * chooses for the same ones at the same time waits until this transaction ends.
   */
  async inLine(tx: Tx, request: IntakeRequest, line: Line): Promise<string | undefined> {
    const { id, commune, familyId, children } = request;
    for (const one of [familyId, ...children].sort()) await lockByName(tx, `line of ${commune} ${one}`);
    return idIn(tx, IN_LINE, [commune, line, id, children, familyId]);
  }

  /** Who attends the family that was assigned by the request, while its case is open. */
  async personOf(tx: Tx, requestId: string): Promise<string | undefined> {
    return (await rowsOf<{ person: string }>(tx, PERSON, [requestId]))[0]?.person;
  }
}

const idIn = async (tx: Tx, sql: string, values: unknown[]): Promise<string | undefined> =>
  (await rowsOf<{ id: string }>(tx, sql, values))[0]?.id;
