import { Injectable } from '@nestjs/common';
import { gatewayEvents, refuse, RefusedError } from '@oln/contracts';
import { KitErrors, mayTouch, UnitOfWork, type RightName, type Tx } from '@oln/service-kit';
import { decideRegistration, mayRegister, type Registration, type StaffMember } from './staff.js';
import { StaffErrors } from './staff.errors.js';
import { StaffRepository } from './staff.repository.js';

/** The staff directory: who works where, in which role, with how much room. */
@Injectable()
export class StaffService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly staff: StaffRepository,
  ) {}

  register(commune: string, registration: Registration): Promise<StaffMember> {
    return this.work.run('staff.register', async (tx) => {
      assertWithinReach(tx, commune);
      const current = await this.staff.find(tx, commune, registration.person);
      const next = decideRegistration(current?.member, registration, commune);
      if (next === current?.member) return next;
      assertMayRegister(tx, current?.member, next);
      assertSeen(tx, current?.member.version);
      if (current) await this.staff.change(tx, next);
      const id = current?.id ?? (await this.staff.add(tx, next));
      const { person, roles, active, caseloads, institution, version } = next;
      tx.emit(gatewayEvents.staffChanged, { id, commune, version }, { person, roles, active, caseloads, institution });
      return next;
    });
  }

  list(commune: string): Promise<StaffMember[]> {
    return this.work.read('staff.list', (tx) => {
      assertWithinReach(tx, commune);
      return this.staff.list(tx, commune);
    });
  }

  get(commune: string, person: string): Promise<StaffMember> {
    return this.work.read('staff.get', async (tx) => {
      assertWithinReach(tx, commune);
      const found = await this.staff.get(tx, commune, person);
      if (!found) throw new RefusedError(refuse(StaffErrors.NOT_FOUND));
      return found;
    });
  }
}

function assertWithinReach(tx: Tx, commune: string): void {
  const { communes } = tx.context.principal;
  if (communes !== '*' && !communes.includes(commune)) throw new RefusedError(refuse(StaffErrors.OTHER_COMMUNE));
}

function assertMayRegister(tx: Tx, before: StaffMember | undefined, after: StaffMember): void {
  const { principal } = tx.context;
  const { commune } = after;
  const keeper = { person: principal.person, may: (right: RightName) => mayTouch(principal, right, { commune }) };
  if (!mayRegister(keeper, before, after))
    throw new RefusedError(refuse(StaffErrors.ROLE_NOT_YOURS_TO_GIVE, { field: 'roles' }));
}

/** Who changes somebody says which version they saw; who is new has none. */
function assertSeen(tx: Tx, version: number | undefined): void {
  if (version && tx.context.expectedVersion === undefined) throw new RefusedError(refuse(KitErrors.VERSION_MISSING));
  tx.assertVersion(version ?? 0);
}
