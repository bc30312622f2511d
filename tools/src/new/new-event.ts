import { SERVICES } from '@oln/contracts';
import { Problem } from '../problem.js';
import { Draft } from './draft.js';
import { labelOf, namesOf } from './names.js';

/** Adds an event to its service's contracts: `oln.v1.<commune>.<service>.<entity>.<event>`. */
export function addEvent(draft: Draft, service: string, entity: string, event: string): void {
  assertService(draft, service);
  const [{ camel }, { Pascal }] = [namesOf(entity), namesOf(event)];
  const file = `libs/contracts/src/events/${service}.ts`;
  const name = `${camel}${Pascal}`;
  if (new RegExp(`export const ${name} =`).test(draft.read(file)))
    throw new Problem(`${file} has the event ${name} already: take another name.`);
  draft.append(
    file,
    `export const ${name} = defineEvent({
  service: '${service}',
  version: 1,
  entity: '${entity}',
  event: '${event}',
  description: '${labelOf(entity)}: ${event.replace(/-/g, ' ')}',
  data: Type.Object({ id: Id('${labelOf(entity)}') }),
});
`,
  );
  if (!/\bId\b/.test(draft.read(file).split(`from './parts.js'`)[0]!.split('import {').at(-1)!))
    draft.change(file, /import \{ ([^}]*) \} from '\.\/parts\.js';/, `import { Id, $1 } from './parts.js';`);
}

/** Throws {@link Problem} for a service that is not there. */
export function assertService(draft: Draft, service: string): void {
  const there = SERVICES.filter((name) => draft.has(`services/${name}/src/app.module.ts`));
  if (!(there as string[]).includes(service))
    throw new Problem(`There is no service ${service}; there is ${there.join(', ')}.`);
}
