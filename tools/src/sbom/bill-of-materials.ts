/** A list of parts in the form of CycloneDX (JSON), as far as it is read here. */
export interface BillOfMaterials {
  bomFormat: string;
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

interface Component {
  /** `<name>@<version>` */
  'bom-ref': string;
  name: string;
}

/** What a package of the house is built on in production, by its name. */
export type OwnDependencies = Readonly<Record<string, readonly string[]>>;

/**
 * The parts that run in production: of `programs` and of what they are built on, and so on. npm lists what any package of the house
 * needs, for its tests too; asked to omit those (npm 11.19), it omits what a program needs and the tests of another one as well.
 */
export function narrowTo(whole: BillOfMaterials, programs: readonly string[], own: OwnDependencies): BillOfMaterials {
  const edges = new Map(
    whole.dependencies.map(({ ref, dependsOn = [] }) => {
      const needed = own[nameOf(ref)];
      return [ref, needed ? dependsOn.filter((other) => needed.includes(nameOf(other))) : dependsOn];
    }),
  );
  const roots = [...edges.keys()].filter((ref) => programs.includes(nameOf(ref)));
  if (roots.length !== programs.length) throw new Error('A program of the house is not in the list of its parts');
  const reached = reachedFrom(roots, edges);
  const house = whole.metadata.component['bom-ref'];
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name: nameOf(house) } },
    components: whole.components.filter((component) => reached.has(component['bom-ref'])),
    dependencies: [
      { ref: house, dependsOn: roots },
      ...[...reached].map((ref) => ({ ref, dependsOn: edges.get(ref) ?? [] })),
    ],
  };
}

const nameOf = (ref: string): string => ref.slice(0, ref.lastIndexOf('@'));

function reachedFrom(roots: readonly string[], edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(roots);
  // A set that grows while it is gone through is gone through to its end.
  for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
  return reached;
}
