import { localDate } from '@oln/calendar';
import { onceCurrent } from '../api-client.js';
import { assertAs } from './checks.js';
import { body, COMMUNE, NotAsTold, type Office } from './office.js';
import { registerFamily } from './people.js';
import { RecordSteps, type DueView, type RecordView } from './record-steps.js';
import { register, step } from './request-steps.js';
import type { Story } from './story.js';

interface AlarmView extends RecordView {
  subject?: string;
  value?: number;
  owner: string;
  dueAt: string;
  personInCharge?: string;
}

interface SnapshotView extends RecordView {
  to: string;
}

interface TargetView {
  target: { indicator: string; version: number };
  light: string;
  reason: { es: string };
}

const REPORTING = '/reporting/v1';
const OFFICE = `${REPORTING}/communes/${COMMUNE}`;
const QUARTER_DAYS = 92;
/**
 * A round comes every ten seconds at most, however fast time runs. Where the part that was at it was killed the next one begins after five
 * minutes (a quarter is taken by the watchdog meanwhile): at the usual pace of the demo after so many days.
 */
const ROUND_DAYS = 600;

/** Process §9: what the office is told of its own figures, and what it says to that. */
export const monitoring: Story = {
  name: 'Tablero',
  about: 'una oficina mira sus cifras: meta, alarma, trimestre firmado, informe y datos abiertos',
  expected: 'a red light, an alarm resolved, a quarter signed and open, a report',
  tell: async (office) => {
    const request = await register(office, await registerFamily(office), 'school');
    const quarter = quarterOf(office.today());
    await toleratesNone(office);
    const light = await lightOf(office);
    const alarm = await answered(office);
    await step(office, request.id, 'admit');
    await step(office, request.id, 'withdraw', { reason: 'solved', riskChecked: true });
    const { stage, to } = await signed(office, quarter);
    if (stage !== 'closed') throw new NotAsTold(`The quarter is still ${stage}`);
    await isOpen(office, quarter);
    await reported(office, to.slice(0, 7));
    return `a ${light} light, an alarm ${alarm}, a quarter signed and open, a report`;
  },
};

const say = (office: Office, text: string): void => office.tell(monitoring.name, text);

const quarterOf = (day: string): string => `${day.slice(0, 4)}-q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** One request that nobody looks at in time is enough for an alarm. */
async function toleratesNone(office: Office): Promise<void> {
  const { coordinator } = office.staff;
  const version = async () => {
    const rules = body(await coordinator.get<{ rule: string; version: number }[]>(`${OFFICE}/alarm-rules`));
    return rules.find(({ rule }) => rule === 'work-overdue')!.version;
  };
  const wanted = { limit: 5, limits: [{ subject: 'intake', limit: 0 }] };
  body(
    await onceCurrent(version, (ifMatch) => coordinator.put(`${OFFICE}/alarm-rules/work-overdue`, wanted, { ifMatch })),
  );
  say(office, 'la oficina no tolera solicitudes atrasadas: una basta para una alarma');
}

/** Nothing is to be overdue: as soon as something is, the light is red, and says why. */
async function lightOf(office: Office): Promise<string> {
  const { coordinator } = office.staff;
  const find = async (year: string) =>
    body(await coordinator.get<{ items: TargetView[] }>(`${OFFICE}/targets?year=${year}`)).items.find(
      ({ target }) => target.indicator === 'work-overdue',
    );
  const aim = async (year: string): Promise<void> => {
    const version = async () => (await find(year))?.target.version ?? 0;
    const path = `${OFFICE}/targets/${year}/work-overdue`;
    body(await onceCurrent(version, (ifMatch) => coordinator.put(path, { value: 0 }, { ifMatch })));
  };
  let aimed: string | undefined;
  const { light, reason } = await office.until(
    'the light turns red',
    async () => {
      // A target is of a year, and the year may end while the office waits.
      const year = office.today().slice(0, 4);
      if (aimed !== year) await aim(year);
      aimed = year;
      const standing = await find(year);
      return standing?.light === 'red' && standing;
    },
    12,
  );
  say(office, `meta «ningún plazo vencido», en rojo: ${reason.es}`);
  return light;
}

/** The daily round raises it; the coordinator gives it to somebody, who sees to it before its date. */
async function answered(office: Office): Promise<string> {
  const { coordinator, managers } = office.staff;
  const [manager] = managers;
  const open = `${REPORTING}/alarms?commune=${COMMUNE}&rule=work-overdue&open=true`;
  const raised = await office.until(
    'the alarm is raised by its round',
    async () => body(await coordinator.get<{ items: AlarmView[] }>(open)).items.find((one) => one.subject === 'intake'),
    ROUND_DAYS,
  );
  assertAs('The alarm', raised, { stage: 'open', owner: 'coordinator' });
  const until = localDate(Date.parse(raised.dueAt));
  say(
    office,
    `alarma por solicitudes atrasadas: responde la coordinación, hasta el ${until} → ${linkOf(office, raised)}`,
  );
  const alarm = new RecordSteps<AlarmView>(office, `${REPORTING}/alarms`, raised.id, manager!);
  await alarm.change('assignment', { person: manager!.person }, coordinator);
  await office.isTold(manager!, raised.id, 'alarm.assigned');
  assertAs('Taken up', await alarm.change('acknowledgement'), {
    ...{ stage: 'acknowledged', personInCharge: manager!.person },
  });
  const answer = { outcome: 'resolved', reason: 'work-redistributed', comment: 'Se atiende hoy; se reparte el turno.' };
  const { outcome } = await alarm.change('closing', answer);
  say(office, `${manager!.person} la toma y la resuelve: ${answer.comment}`);
  return outcome ?? 'none';
}

const linkOf = (office: Office, { id }: AlarmView): string => office.link(`monitoring-alarm-${id}`);

/** The Schedule takes the quarter once it has ended; what the coordinator signs never changes again. */
async function signed(office: Office, quarter: string): Promise<SnapshotView> {
  const { coordinator } = office.staff;
  const list = `${REPORTING}/snapshots?commune=${COMMUNE}&quarter=${quarter}`;
  const taken = await office.until(
    `the quarter ${quarter} is taken by its Schedule`,
    async () => body(await coordinator.get<{ items: SnapshotView[] }>(list)).items[0],
    QUARTER_DAYS + ROUND_DAYS,
  );
  await office.isTold(coordinator, taken.id, 'snapshot.to-sign');
  const due = await office.until(
    'the clock of the signature',
    async () => body(await coordinator.get<{ items: DueView[] }>(`${REPORTING}/due?recordId=${taken.id}`)).items[0],
  );
  const link = office.link(`monitoring-snapshot-${taken.id}`);
  say(
    office,
    `terminó el trimestre ${quarter}: cifras tomadas, por firmar hasta el ${localDate(Date.parse(due.due))} → ${link}`,
  );
  const snapshot = new RecordSteps<SnapshotView>(office, `${REPORTING}/snapshots`, taken.id, coordinator);
  const figures = body(await coordinator.get<{ intact: boolean }>(`${snapshot.path}/figures`));
  assertAs('The figures that are signed', figures.intact, true);
  const after = await snapshot.change('signature', { observation: 'Un atraso en admisibilidad, ya atendido.' });
  const again = await snapshot.refusal('retaking', { reason: 'late-facts' });
  assertAs('What was signed', again, 'SNAPSHOT.SIGNED');
  say(office, 'la coordinación firma: desde ahora no cambian');
  return after;
}

async function isOpen(office: Office, quarter: string): Promise<void> {
  const path = `${REPORTING}/open-data/${quarter.toUpperCase()}/json`;
  const { items } = body(await office.staff.supervisor.get<{ items: { commune: string }[] }>(path));
  const rows = items.filter(({ commune }) => commune === COMMUNE).length;
  if (rows === 0) throw new NotAsTold('Nothing of what was signed is in the open data');
  say(office, `lo firmado queda en los datos abiertos: ${rows} filas de la comuna, sin cifras menores de cinco`);
}

async function reported(office: Office, month: string): Promise<void> {
  const pdf = body(await office.staff.coordinator.get<Buffer>(`${OFFICE}/reports/${month}/pdf`));
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new NotAsTold('The monthly report is no PDF');
  say(office, `informe mensual de ${month} para la alcaldía: ${Math.ceil(pdf.length / 1_024)} kB`);
}
