import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import type { Principal } from '@oln/identity';
import { assertWithinReach, type PageQuery, ServiceClock, UnitOfWork, withContext } from '@oln/service-kit';
import { randomBytes } from 'node:crypto';
import { AppointmentErrors } from './appointment.errors.js';
import { AppointmentRepository } from './appointment.repository.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { calendarOf } from './calendar.js';

const DAY_MS = 86_400_000;
const PAST_DAYS = 30;
const COMING_DAYS = 180;

/** A person's agenda as an address that any calendar can subscribe to. Who has the address sees times and kinds, no names. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly feeds: CalendarFeedRepository,
    private readonly appointments: AppointmentRepository,
    private readonly clock: ServiceClock,
  ) {}

  /** The address is shown once; asking again makes a new one and ends the old. */
  open(commune: string): Promise<{ path: string }> {
    return this.work.run('calendar-feed.open', async (tx) => {
      assertWithinReach(tx, commune);
      const token = `${commune}.${randomBytes(24).toString('base64url')}`;
      await this.feeds.put(tx, commune, tx.context.principal.person, token);
      return { path: `/api/cases/v1/feeds/${token}.ics` };
    });
  }

  close(commune: string): Promise<void> {
    return this.work.run('calendar-feed.close', async (tx) => {
      assertWithinReach(tx, commune);
      await this.feeds.remove(tx, commune, tx.context.principal.person);
    });
  }

  /** Nobody is signed in here: the token is the key, to one person's agenda in one commune. */
  read(token: string): Promise<string> {
    const commune = token.slice(0, 5);
    const principal: Principal = { person: 'system:calendar-feed', roles: [], communes: [commune], kind: 'system' };
    const context = { principal, asOf: this.clock.now(), language: 'es', door: 'http' } as const;
    return withContext(context, () => this.readAgenda(token, commune));
  }

  private readAgenda(token: string, commune: string): Promise<string> {
    return this.work.read('calendar-feed.read', async (tx) => {
      const person = await this.feeds.personOf(tx, token);
      if (!person) throw new RefusedError(refuse(AppointmentErrors.NO_FEED));
      const now = tx.asOf.getTime();
      const span = {
        from: new Date(now - PAST_DAYS * DAY_MS).toISOString(),
        until: new Date(now + COMING_DAYS * DAY_MS).toISOString(),
      };
      const all: PageQuery = { limit: 1_000 };
      const { items } = await this.appointments.list(tx, { person, ...span }, all);
      return calendarOf(items.filter((appointment) => appointment.commune === commune));
    });
  }
}
