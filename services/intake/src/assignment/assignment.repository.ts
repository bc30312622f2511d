import { Injectable } from '@nestjs/common';
import type { Line } from '@oln/contracts';
import { newId, OfficePolicy, type Tx } from '@oln/service-kit';
import { rowsOf } from '../persistence/rows-of.js';
import { PlacementRow, ProfessionalLineRow, ProfessionalRow } from './assignment.entity.js';
import { roomOf, type Place, type StaffFacts } from './assignment.js';

const LOCK_LINE = `
  select line.person from professional_lines line join professionals who using (commune, person)
   where line.commune = $1 and line.line = $2 and who.active
   order by line.person for update of line`;

const PLACES = `
  select line.person, line.line, line.maximum,
         (select count(*)::int from placements p where p.commune = line.commune and p.line = line.line and p.person = line.person and p.open) as families
    from professional_lines line join professionals who using (commune, person)
   where line.commune = $1 and ($2::text is null or line.line = $2) and who.active
   order by line.line, line.person`;

const PUT_STAFF = `
  insert into professionals (commune, person, id, active, roles, staff_version) values ($1, $2, $3, $4, $5, $6)
  on conflict (commune, person) do update
     set active = excluded.active, roles = excluded.roles, staff_version = excluded.staff_version
   where professionals.staff_version < excluded.staff_version
  returning person`;

/** Families whose request ended with their assignment, and of whom no case was ever heard. */
const TELL_UNOPENED = `
  update placements set told_at = $2
   where id in (select id from placements where open and case_id is null and told_at is null and placed_at < $1
                 order by placed_at limit 100 for update skip locked)
  returning commune, request_id as "requestId"`;

const COORDINATOR_OF = `select person from professionals where commune = $1 and active and 'coordinator' = any (roles) order by person limit 1`;

/** The only file that writes the tables `professionals`, `professional_lines` and `placements`. */
@Injectable()
export class AssignmentRepository {
  constructor(private readonly policy: OfficePolicy) {}

  /** Everybody who works in a line, with their families. Nobody else assigns in it until the transaction ends. */
  async lockPlaces(tx: Tx, commune: string, line: Line): Promise<Place[]> {
    await rowsOf(tx, LOCK_LINE, [commune, line]);
    // Counted after the lock: a statement of its own sees what whoever held the lock has committed.
    return this.places(tx, commune, line);
  }

  places(tx: Tx, commune: string, line?: Line): Promise<Place[]> {
    return rowsOf<Place>(tx, PLACES, [commune, line ?? null]);
  }

  async place(tx: Tx, placement: Pick<PlacementRow, 'commune' | 'requestId' | 'line' | 'person'>): Promise<void> {
    await tx.manager.insert(PlacementRow, {
      ...placement,
      id: newId(),
      caseId: null,
      caseVersion: 0,
      open: true,
      placedAt: tx.asOf,
    });
  }

  async lockByRequest(tx: Tx, requestId: string, line: Line): Promise<PlacementRow | undefined> {
    return this.lock(tx, { requestId, line });
  }

  async lockByCase(tx: Tx, caseId: string): Promise<PlacementRow | undefined> {
    return this.lock(tx, { caseId });
  }

  /** Placed before that instant and still without a case. Each once. */
  tellUnopened(tx: Tx, before: Date): Promise<Pick<PlacementRow, 'commune' | 'requestId'>[]> {
    return rowsOf(tx, TELL_UNOPENED, [before, tx.asOf]);
  }

  async put(tx: Tx, placement: PlacementRow): Promise<void> {
    await tx.manager.upsert(PlacementRow, placement, ['id']);
  }

  /** False if something newer is known of the person. */
  async putStaff(tx: Tx, commune: string, id: string, version: number, staff: StaffFacts): Promise<boolean> {
    const { person, active, roles } = staff;
    const put = await rowsOf(tx, PUT_STAFF, [commune, person, id, active, roles, version]);
    if (put.length === 0) return false;
    const lines = roomOf(staff, (await this.policy.of(tx, commune)).numbers);
    await tx.manager.delete(ProfessionalLineRow, { commune, person });
    if (lines.length > 0)
      await tx.manager.insert(
        ProfessionalLineRow,
        lines.map((line) => ({ ...line, commune, person, version })),
      );
    return true;
  }

  async findProfessional(tx: Tx, commune: string, person: string): Promise<ProfessionalRow | undefined> {
    return (await tx.manager.findOne(ProfessionalRow, { where: { commune, person } })) ?? undefined;
  }

  /** Somebody who answers for the office. */
  async coordinatorOf(tx: Tx, commune: string): Promise<string | undefined> {
    return (await rowsOf<{ person: string }>(tx, COORDINATOR_OF, [commune]))[0]?.person;
  }

  private async lock(
    tx: Tx,
    where: Partial<Pick<PlacementRow, 'requestId' | 'line' | 'caseId'>>,
  ): Promise<PlacementRow | undefined> {
    return (
      (await tx.manager.findOne(PlacementRow, { where: where as never, lock: { mode: 'pessimistic_write' } })) ??
      undefined
    );
  }
}
