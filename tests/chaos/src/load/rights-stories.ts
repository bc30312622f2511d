import type { BroughtAbout, PostedStory, RecordStory, Scene, Step } from './record-stories.js';

const PATH = '/intake/v1/rights-requests';
const RIGHTS = ['access', 'portability', 'rectification', 'objection'] as const;

const asks = ({ office }: Scene, personId: unknown, right: string) => ({
  ...{ right, personId, relation: 'self' },
  text: `Pide lo que se sabe de ${office.planted.word}`,
});
const answers = (outcome: 'granted' | 'partly-granted' | 'refused', reason?: string): Step => ({
  does: 'rights-request.answer',
  path: 'answer',
  by: 'coordinator',
  body: ({ office }) => ({ outcome, reason, text: `Se le responde ${office.planted.word}` }),
  // Nothing is granted before it is on record who asks.
  when: ({ facts }) => outcome === 'refused' || facts.identityCheck !== undefined,
});

/** As long as it is open, in either term. */
const WHILE_OPEN: readonly Step[] = [
  {
    does: 'rights-request.check-identity',
    path: 'identity',
    by: 'manager',
    body: () => ({ check: 'document-seen' }),
  },
  answers('granted'),
  answers('partly-granted', 'rights-of-others'),
  answers('refused', 'nothing-held'),
  { does: 'rights-request.withdraw', path: 'withdrawal', by: 'manager', body: () => ({ reason: 'who-asked' }) },
];

/** What people ask about their own data. An erasure is told of with the anonymisation that it opens. */
const RIGHTS_REQUESTS: PostedStory = {
  of: 'rights-request',
  path: PATH,
  opens: 'rights-request.receive',
  share: 12,
  open: (scene, { childId }) => asks(scene, childId, scene.random.pick(RIGHTS)),
  steps: {
    received: [
      ...WHILE_OPEN,
      {
        does: 'rights-request.extend',
        path: 'extension',
        by: 'coordinator',
        body: () => ({ reason: 'many-records' }),
      },
    ],
    extended: WHILE_OPEN,
  },
};

const callOff: Step = {
  does: 'anonymisation.call-off',
  path: 'call-off',
  by: 'coordinator',
  body: () => ({ reason: 'person-asks' }),
};

/** Nobody opens one by hand: an erasure that is granted does. Its clock and the other services take it to its end. */
const ANONYMISATIONS: BroughtAbout = {
  of: 'anonymisation',
  path: '/intake/v1/anonymisations',
  share: 6,
  comes: async (write, scene, { childId }) => {
    const { office, random } = scene;
    const asked = await write(random.pick(office.managers), {
      ...{ what: 'rights-request.receive', of: 'rights-request', path: PATH },
      body: { ...asks(scene, childId, 'erasure'), identityCheck: 'document-seen' },
    });
    await write(office.coordinator, {
      ...{ what: 'rights-request.answer', of: 'rights-request', path: `${PATH}/${asked.id}/answer` },
      body: { outcome: 'granted', text: `Se borrará ${office.planted.word}` },
      ifMatch: Number(asked.version),
    });
    const opened = await office.coordinator.read(`/intake/v1/anonymisations?rightsRequestId=${asked.id}`);
    const [one] = (opened?.body.items ?? []) as { id: string }[];
    return one?.id;
  },
  steps: {
    announced: [
      {
        does: 'anonymisation.hold',
        path: 'hold',
        by: 'coordinator',
        body: ({ office }) => ({ reason: 'proceedings-open', until: office.instantIn(90).slice(0, 10) }),
      },
      callOff,
    ],
    held: [callOff],
    erasing: [callOff],
  },
};

export const RIGHTS_STORIES: readonly RecordStory[] = [RIGHTS_REQUESTS, ANONYMISATIONS];
