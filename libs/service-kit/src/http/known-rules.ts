import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type FindRules = Storage['getTargetValidationMetadatas'];
type Rules = ReturnType<FindRules>;

let remembers = false;

/**
 * For every body class-validator looks through the rules of every class for those that are inherited. They are complete
 * before the first body comes, so what it found is kept by class and options.
 */
export function rememberRules(storage: Storage = getMetadataStorage()): void {
  if (remembers) return;
  remembers = true;
  const find = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, Map<string, Rules>>();
  const findOnce: FindRules = (target, schema, always, strictGroups, groups) => {
    if (groups?.length) return find(target, schema, always, strictGroups, groups);
    const options = `${schema} ${always} ${strictGroups}`;
    const ofTarget = known.get(target) ?? new Map<string, Rules>();
    known.set(target, ofTarget);
    const rules = ofTarget.get(options) ?? find(target, schema, always, strictGroups, groups);
    ofTarget.set(options, rules);
    return rules;
  };
  storage.getTargetValidationMetadatas = findOnce;
}
