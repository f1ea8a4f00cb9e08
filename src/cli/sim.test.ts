import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { within } from '#checks';
import type { ChannelId, ChannelMeasure, Summary } from '#experiment';
import { oneTreatment, phoneStep, smsStep, type Step, type Treatment } from '#scenario';
import { channelTotal } from './channel-lines.ts';
import { createCheckCommand } from './check.ts';
import { main } from './main.ts';

let folder = '';
const at = (name: string) => join(folder, name);

/** The charged-off book cut down: a run takes milliseconds. */
function smallScenario(change: (scenario: Json) => void = () => undefined): string {
  const scenario = JSON.parse(readFileSync('scenarios/us-charged-off.json', 'utf8')) as Json;
  for (const segment of scenario.portfolio.segments) segment.accounts = 40;
  scenario.calendar.horizonDays = 30;
  change(scenario);
  return JSON.stringify(scenario);
}
interface Json {
  name: { en: string };
  currency: string;
  calendar: { horizonDays: number };
  portfolio: { segments: { accounts: number }[] };
  teams: { headCount: number }[];
  channels: { inbound: { share: number }; legal: { monthsToJudgmentMin: number } };
  behaviour: { settlement: { takeUpAt20: number; takeUpAt40: number; takeUpAt60: number } };
  strategy: { treatments: Treatment[] };
}

/** Every channel and both offers in use. */
function withEveryChannel(scenario: Json): void {
  const [team] = scenario.teams;
  const field = { regions: [], areaKm2: 25, speedKmPerHour: 18, doneShare: 0.8 };
  scenario.teams.push({ ...team, id: 'field', channel: 'field', headCount: 2, ...field } as Json['teams'][0]);
  scenario.channels.inbound.share = 0.5;
  scenario.channels.legal.monthsToJudgmentMin = 1;
  scenario.behaviour.settlement = { ...scenario.behaviour.settlement, takeUpAt40: 0.3, takeUpAt60: 1 };
  const active = { clock: 'daysInPath', fromDay: 0, toDay: 400 } as const;
  const rest: Step[] = (['zalo', 'letter', 'voicebot', 'skipTrace'] as const).map((channel) => ({
    channel,
    ...active,
    everyDays: 3,
  }));
  scenario.strategy.treatments = oneTreatment(
    phoneStep({ offer: { kind: 'settlement', discount: 0.4 } }),
    smsStep({ toDay: 5_000, everyDays: 2 }),
    { channel: 'field', ...active, everyDays: 5, offer: { kind: 'plan', instalments: 3 } },
    ...rest,
    { channel: 'legal', ...active, fromDay: 20 },
  );
}

async function sim(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    out: (s) => out.push(s),
    err: (s) => err.push(s),
    progress: () => undefined,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sim-'));
  writeFileSync(at('a.json'), smallScenario());
  writeFileSync(
    at('b.json'),
    smallScenario((s) => s.teams.forEach((team) => (team.headCount += 3))),
  );
  writeFileSync(at('all.json'), smallScenario(withEveryChannel));
  writeFileSync(
    at('twd.json'),
    smallScenario((s) => (s.currency = 'TWD')),
  );
  writeFileSync(
    at('range.json'),
    smallScenario((s) => (s.portfolio.segments[0]!.accounts = 300_000)),
  );
  writeFileSync(at('broken.json'), '{"schemaVersion": 1,');
  writeFileSync(at('tape.csv'), 'account_id,balance,dpd\r\n1,5000000,10\r\n2,-3,40\r\n3,7000000,95\r\n');
  writeFileSync(at('notape.csv'), 'a,b\r\n1,2\r\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('sim run', () => {
  it('reports, writes the Summary and the days, and gives the same digest again', async () => {
    const args = ['run', at('a.json'), '--replications', '30', '--seed', 'x'];
    const first = await sim(...args, '--out', at('s.json'), '--csv', at('d.csv'));
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/In 8 of 10 futures this plan recovers between .+ US\$ in 30 days/);
    const file = JSON.parse(readFileSync(at('s.json'), 'utf8'));
    expect(file.request).toEqual({ seed: 'x', replications: 30 });
    expect(first.out).toContain(`digest ${file.summary.digest}`);
    expect((await sim(...args)).out).toContain(file.summary.digest);
  }, 60_000);

  it('prints a line for each channel in use and only for those', async () => {
    const names = [
      'Phone calls',
      'Field visits',
      'SMS',
      'Zalo messages',
      'Letters',
      'Voicebot calls',
      'Calls back',
      'Skip traces (reached: contact found)',
      'Claims in court (reached: judgment)',
    ];
    const channels = (text: string) => {
      const lines = text.split('\n');
      const from = lines.findIndex((line) => line.startsWith('By channel')) + 1;
      return lines.slice(from, lines.indexOf('', from)).map((line) => line.split(/ {2,}/)[0]);
    };
    const few = await sim('run', at('a.json'), '--replications', '2');
    expect(channels(few.out)).toEqual(['Phone calls', 'SMS']);
    expect(few.out).not.toMatch(/Settlements|Plans|Visits|Claims filed|Hardship/);
    const all = await sim('run', at('all.json'), '--replications', '5', '--out', at('all-s.json'));
    expect(all).toMatchObject({ code: 0, err: '' });
    expect(channels(all.out)).toEqual(names);
    for (const line of [
      'in settlements',
      'Forgiven in settlements',
      'Settlements',
      'Claims filed',
      'Visits done:',
    ])
      expect(all.out).toContain(line);
  }, 60_000);

  it('counts by channel what the totals count', () => {
    const { summary } = JSON.parse(readFileSync(at('all-s.json'), 'utf8')) as { summary: Summary };
    const { totals } = summary;
    const near = (got: number, expected: number) => expect(Math.abs(got - expected)).toBeLessThan(1e-6);
    near(channelTotal(summary, 'phone', 'touches'), totals.attempts.mean);
    near(channelTotal(summary, 'field', 'touches'), totals.visits.mean);
    near(channelTotal(summary, 'voicebot', 'touches'), totals.botCalls.mean);
    near(channelTotal(summary, 'inbound', 'touches'), totals.callBacks.mean);
    near(channelTotal(summary, 'legal', 'touches'), totals.claims.mean);
    const sum = (of: ChannelMeasure, channels: ChannelId[]) =>
      channels.reduce((total, channel) => total + channelTotal(summary, channel, of), 0);
    near(sum('touches', ['sms', 'zalo', 'letter']), totals.messages.mean);
    const talking: ChannelId[] = ['phone', 'field', 'voicebot', 'inbound'];
    near(sum('contacts', talking), totals.contacts.mean);
    near(sum('promises', talking), totals.promises.mean);
    near(sum('complaints', [...talking, 'sms', 'zalo', 'letter']), totals.complaints.mean);
  });

  it('writes one CSV row a day, whole numbers only', () => {
    const lines = readFileSync(at('d.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(31);
    expect(lines[0]).toMatch(/^day,date,recovered_mean,recovered_p2_5,recovered_p10/);
    for (const column of ['settlementCash', 'forgiven', 'botCalls', 'visits', 'claims', 'legalCost'])
      expect(lines[0]!.split(',')).toContain(column);
    for (const line of lines.slice(1)) expect(line).toMatch(/^\d+,\d{4}-\d\d-\d\d(,-?\d+)+$/);
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
  });

  it('refuses to overwrite unless forced, before any work', async () => {
    writeFileSync(at('kept.json'), 'mine');
    const refused = await sim('run', at('a.json'), '--replications', '5000', '--out', at('kept.json'));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('exists already');
    expect(readFileSync(at('kept.json'), 'utf8')).toBe('mine');
    expect(
      (await sim('run', at('a.json'), '--replications', '2', '--out', at('kept.json'), '--force')).code,
    ).toBe(0);
    expect(readFileSync(at('kept.json'), 'utf8')).toContain('"digest"');
  });
});

describe('a mistake of the user', () => {
  const cases: [string, () => string[], RegExp][] = [
    ['an unknown command', () => ['rum'], /“rum” is not a command\. Known: run, compare/],
    ['an unknown option', () => ['run', at('a.json'), '--replication', '5'], /--replication/],
    ['no file', () => ['run'], /Missing: one scenario file/],
    ['one file too many', () => ['run', at('a.json'), at('b.json')], /one more than one scenario file/],
    ['a missing file', () => ['run', at('none.json')], /Cannot read .*none\.json: there is no such file/],
    ['a folder', () => ['run', folder], /it is a folder|has \d+ bytes/],
    ['bad JSON', () => ['run', at('broken.json')], /not JSON.*character 20/],
    [
      'a value out of range',
      () => ['run', at('range.json')],
      /portfolio\.segments\.0\.accounts is 300000\. Allowed: 0 to 200000/,
    ],
    [
      'a bad number',
      () => ['run', at('a.json'), '--replications', '1e3'],
      /Allowed: a whole number from 1 to 5000/,
    ],
    ['a seed too long', () => ['run', at('a.json'), '--seed', 'x'.repeat(41)], /Allowed: 1 to 40/],
    [
      'an unknown total',
      () => ['compare', at('a.json'), at('b.json'), '--total', 'gross'],
      /Allowed: recovered,/,
    ],
    ['two currencies', () => ['compare', at('a.json'), at('twd.json')], /cannot be compared/],
    [
      'an output folder that is not there',
      () => ['run', at('a.json'), '--replications', '1', '--out', at('no/s.json')],
      /Cannot write .*no such file/,
    ],
    ['two outputs of one name', () => ['run', at('a.json'), '--out', at('z'), '--csv', at('z')], /same name/],
    ['a tape without its columns', () => ['import', at('notape.csv')], /no usable row/],
    ['a missing tape', () => ['import', at('none.csv')], /there is no such file/],
    ['an empty link', () => ['open', 'hello there'], /no link in this text/],
  ];
  it.each(cases)(
    '(%s) is told in a sentence, with exit code 2 and no stack trace',
    async (_, args, sentence) => {
      const { code, out, err } = await sim(...args());
      expect(code).toBe(2);
      expect(`${out}\n${err}`).toMatch(sentence);
      expect(err).not.toMatch(/\n\s+at .*:\d+/);
    },
  );
});

describe('sim compare', () => {
  it('finds two identical scenarios equal in every future', async () => {
    const { code, out } = await sim('compare', at('a.json'), at('a.json'), '--replications', '10');
    expect(code).toBe(0);
    expect(out).toContain('practically equal');
    expect(out).toContain('B is higher in 0, equal in 10 and lower in 0 of 10 futures');
  });

  it('compares the named total', async () => {
    const { code, out } = await sim(
      'compare',
      at('a.json'),
      at('b.json'),
      '--total',
      'cost',
      '--replications',
      '10',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/Verdict on cost: B is clearly worse than A\./);
  });

  it('compares what only some plans have', async () => {
    const args = ['compare', at('a.json'), at('all.json'), '--replications', '5', '--total'];
    const settled = await sim(...args, 'settlementCash');
    expect(settled.out).toMatch(/Mean difference B − A: [\d,.km ]+ US\$/);
    expect((await sim(...args, 'visits')).out).toMatch(/B is higher in 5, equal in 0 and lower in 0/);
  });
});

describe('sim import', () => {
  it('keeps good rows, names bad ones by row and column, and writes a scenario that runs', async () => {
    const { code, out } = await sim('import', at('tape.csv'), '--out', at('book.json'));
    expect(code).toBe(0);
    expect(out).toContain('3 rows, 2 accounts kept owing 12.0 m ₫, 1 rows left out');
    expect(out).toMatch(/Row 3, column balance: the balance is -3: nothing is owed\./);
    expect((await sim('run', at('book.json'), '--replications', '2')).code).toBe(0);
  });
});

describe('sim link and open', () => {
  it('carry scenarios there and back and reproduce their numbers', async () => {
    const link = await sim(
      'link',
      at('a.json'),
      at('b.json'),
      '--digest',
      '--replications',
      '5',
      '--base',
      'https://x.example/',
      '--note',
      'as agreed',
    );
    expect(link.code).toBe(0);
    expect(link.out).toMatch(/^https:\/\/x\.example\/#s=[\w-]+$/);
    const opened = await sim('open', link.out, '--run', '--out', at('opened'));
    expect(opened.code).toBe(0);
    expect(opened.out).toContain('Note: as agreed');
    expect(opened.out.match(/reproduced exactly/g)).toHaveLength(2);
    const again = JSON.parse(readFileSync(at('opened-A.json'), 'utf8'));
    expect(again).toEqual(JSON.parse(readFileSync(at('b.json'), 'utf8')));
  });

  it('refuse a link with one character changed', async () => {
    const { out } = await sim('link', at('a.json'));
    const middle = out.length >> 1;
    const altered = out.slice(0, middle) + (out[middle] === 'A' ? 'B' : 'A') + out.slice(middle + 1);
    const { code, err } = await sim('open', altered);
    expect(code).toBe(2);
    expect(err).toContain('A character was changed');
  });
});

describe('sim check', () => {
  const check = (id: string, got: number) => ({
    id,
    title: { vi: id, en: `Title of ${id}` },
    source: 'theory',
    run: () => [{ name: 'one', expected: 1, got, tolerance: 0.1 }],
  });
  async function run(checks: ReturnType<typeof check>[], ...args: string[]) {
    const out: string[] = [];
    const terminal = { out: (s: string) => out.push(s), err: () => undefined, progress: () => undefined };
    const code = await createCheckCommand(() => Promise.resolve({ checks, within })).run(args, terminal);
    return { code, out: out.join('\n') };
  }

  it('prints expected, got and error, and ends with 0 when all hold', async () => {
    const { code, out } = await run([check('A1', 1.05), check('A2', 1)]);
    expect(code).toBe(0);
    expect(out).toMatch(/A1 {2}Title of A1 {2}\[theory\]/);
    expect(out).toMatch(/ok +one +1 +1\.05000 +0\.0500000 +0\.100000/);
    expect(out).toContain('2 passed, 0 failed');
  });

  it('ends with 1 when one is off or not a number', async () => {
    for (const got of [1.2, NaN]) {
      const { code, out } = await run([check('A1', 1), check('A2', got)]);
      expect(code).toBe(1);
      expect(out).toContain('1 passed, 1 failed');
    }
  });

  it('runs only what is named, and refuses a name it does not know', async () => {
    expect((await run([check('A1', 9), check('A2', 1)], 'A2')).code).toBe(0);
    await expect(run([check('A1', 1)], 'A9')).rejects.toThrow('“A9” is not a check. Known: A1.');
  });
});

describe('the process', () => {
  const spawn = (...args: string[]) =>
    spawnSync(process.execPath, ['tools/run.js', 'src/cli/sim.ts', ...args], { encoding: 'utf8' });

  it('ends with 0 and help, with 2 and one sentence on a mistake', () => {
    const help = spawn('--help');
    expect(help.status).toBe(0);
    for (const name of ['run', 'compare', 'import', 'link', 'open', 'check'])
      expect(help.stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    const wrong = spawn('run', at('none.json'));
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).not.toMatch(/\n\s+at /);
  }, 60_000);

  it('prints the same report from one thread and from two', () => {
    const [one, two] = ['1', '2'].map((threads) =>
      spawn('run', at('a.json'), '--replications', '60', '--threads', threads),
    );
    expect(two!.stderr).toBe('');
    const withoutTime = (text: string) =>
      text
        .split('\n')
        .filter((line) => !line.includes('futures a second'))
        .join('\n');
    expect(withoutTime(two!.stdout)).toBe(withoutTime(one!.stdout));
  }, 60_000);

  it('has help for every command', async () => {
    for (const name of ['run', 'compare', 'import', 'link', 'open', 'check']) {
      const { code, out } = await sim(name, '--help');
      expect(code).toBe(0);
      expect(out).toContain(`npm run sim -- ${name}`);
    }
  });

  it('does not let a name move the cursor', async () => {
    writeFileSync(
      at('evil.json'),
      smallScenario((s) => (s.name.en = 'a\u001b[2Jb\u202Ec')),
    );
    const { out } = await sim('run', at('evil.json'), '--replications', '1');
    expect(out).toContain('a[2Jbc');
  });
});
