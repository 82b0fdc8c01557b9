import { expect, test } from 'vitest';
import { shownProperties } from '../../src/parsers/unit-properties.ts';
import services from '../../src/probes/services.ts';
import { gather, shownList } from '../helpers/gather.ts';

const show = (units: string): string => `command systemctl show ${units} --property=${shownProperties}`;

const folders = `
-- ok stat /run/systemd/system
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=40 rdev=0:0
-- ok env HOME
/home/me
-- absent list /home/me/.config/systemd/user
-- absent list /run/systemd/system
-- absent list /usr/local/lib/systemd/system
-- ok list /usr/lib/systemd/system
dbus.service
systemd-logind.service
-- absent list /lib/systemd/system
-- absent list /etc/systemd/user
-- absent list /usr/local/lib/systemd/user
-- absent list /usr/lib/systemd/user
`;

const world = `
-- ok file /etc/passwd
root:x:0:0:root:/root:/bin/bash
me:x:1000:1000::/home/me:/bin/bash
ollama:x:998:997::/usr/share/ollama:/bin/false
-- ok file /etc/group
root:x:0:
video:x:44:ollama
render:x:992:
ollama:x:997:
-- ok file /proc/self/status
Uid:	1000	1000	1000	1000
Gid:	1000	1000	1000	1000
Groups:	1000
-- ok stat /dev/kfd
kind=char mode=0660 uid=0 gid=992 user=root group=render size=0 rdev=511:0
-- absent stat /dev/nvidiactl
-- ok list /dev/dri
card1
renderD128
-- ok stat /dev/dri/renderD128
kind=char mode=0660 uid=0 gid=992 user=root group=render size=0 rdev=226:128
`;

const unit = `
-- ok list /etc/systemd/system
multi-user.target.wants
ollama.service
my-backup.service
sshd.service
-- ok file /etc/systemd/system/ollama.service
[Service]
ExecStart=/usr/local/bin/ollama serve
User=ollama
OLLAMA_HOST=0.0.0.0
Environment="OLLAMA_HOST=0.0.0.0"
-- ok file /etc/systemd/system/my-backup.service
[Service]
ExecStart=/usr/bin/backup
`;

const shown = `
-- exit 0 ${show('ollama.service')}
Id=ollama.service
LoadState=loaded
ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=1
NRestarts=5
MainPID=0
ActiveEnterTimestampMonotonic=9000000
User=ollama
Group=ollama
SupplementaryGroups=
DynamicUser=no
DropInPaths=/etc/systemd/system/ollama.service.d/override.conf
ExecStart={ path=/usr/local/bin/ollama ; argv[]=/usr/local/bin/ollama serve ; ignore_errors=no ; start_time=[n/a] ; status=0/0 }
Environment=OLLAMA_HOST=0.0.0.0 OLLAMA_MODELS=/data/models OLLAMA_API_KEY=x
EnvironmentFiles=/etc/default/ollama (ignore_errors=yes)
DevicePolicy=auto
PrivateDevices=no
ProtectHome=yes
ProtectSystem=no
BindPaths=
MemoryMax=infinity
LimitMEMLOCKSoft=8388608
SystemCallFilter=
-- ok stat /usr/local/bin/ollama
kind=file mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0
-- ok file /etc/systemd/system/ollama.service.d/override.conf
OLLAMA_FLASH_ATTENTION=1
Environment="OLLAMA_FLASH_ATTENTION=1"
-- absent file /etc/default/ollama
-- absent stat /usr/share/ollama
-- ok stat /
kind=dir mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0
-- ok stat /data
kind=dir mode=0700 uid=1000 gid=1000 user=me group=me size=1 rdev=0:0
-- denied stat /data/models
`;

test('a failing Ollama unit', async () => {
  const { facts } = await gather(folders + world + unit + shown, services);
  const [only, ...others] = shownList(facts, 'services') as Record<string, unknown>[];
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    key: 'unit:ollama.service',
    kind: 'system',
    serves: 'ollama',
    fragment: '/etc/systemd/system/ollama.service',
    fragmentEnvironment: { OLLAMA_HOST: '0.0.0.0' },
    strayDropIns: ['/etc/systemd/system/ollama.service.d/override.conf'],
    bareVariables: [],
    activeState: 'failed',
    result: 'exit-code',
    restarts: 5,
    startedAt: 9_000,
    execExists: true,
    user: 'ollama',
    groups: ['ollama', 'video'],
    opensKfd: false,
    opensRenderNode: false,
    opensNvidia: null,
    processOpensGpu: null,
    home: '/usr/share/ollama',
    homeExists: false,
    environment: { OLLAMA_HOST: '0.0.0.0', OLLAMA_MODELS: '/data/models' },
    modelsDir: '/data/models',
    modelsBlockedAt: '/data',
    protectHome: 'yes',
    memoryMax: null,
    limitMemlock: 8388608,
    allowsIoUring: true,
    deviceAllow: [],
  });
  expect(facts.lists.services).toMatchObject({ complete: true });
});

test('a closed EnvironmentFile leaves the variables open', async () => {
  const { facts } = await gather(
    `${folders}${world}${unit}${shown.replace('-- absent file /etc/default/ollama', '-- denied file /etc/default/ollama')}`,
    services,
  );
  const [only] = shownList(facts, 'services') as Record<string, unknown>[];
  expect(only).toMatchObject({ environment: { gap: 'denied' }, modelsDir: { gap: 'denied' }, opensKfd: false });
});

test('systemctl that does not answer: what the files say stays', async () => {
  const { facts } = await gather(folders + world + unit, services);
  const [only] = shownList(facts, 'services') as Record<string, unknown>[];
  expect(only).toMatchObject({ serves: 'ollama', kind: 'system', activeState: { gap: 'not-recorded' }, opensKfd: { gap: 'not-recorded' } });
});

test('no systemd: no services', async () => {
  const { facts } = await gather('-- absent stat /run/systemd/system', services);
  expect(facts.lists.services).toEqual({ complete: true, value: [] });
});

test('an account of a directory service', async () => {
  const { facts } = await gather(folders + world.replace(/^ollama:x:998.*$/m, 'x:x:5:5::/:/') + unit + shown, services);
  const [only] = shownList(facts, 'services') as Record<string, unknown>[];
  expect(only).toMatchObject({ groups: { gap: 'unsupported' }, opensKfd: { gap: 'unsupported' }, homeExists: { gap: 'unsupported' } });
});

test('a user unit runs as this user', async () => {
  const { facts } = await gather(
    `${folders.replace('-- absent list /home/me/.config/systemd/user', '-- ok list /home/me/.config/systemd/user\nllama.service')}${world}
-- absent list /etc/systemd/system
-- ok file /home/me/.config/systemd/user/llama.service
[Service]
ExecStart=/usr/local/bin/llama-server -m /srv/m.gguf
-- exit 0 ${show('llama.service').replace('systemctl show', 'systemctl --user show')}
Id=llama.service
ActiveState=active
Result=success
MainPID=4242
User=
UnitFileState=enabled
ExecStart={ path=/usr/local/bin/llama-server ; argv[]=/usr/local/bin/llama-server -m /srv/m.gguf ; ignore_errors=no ; }
Environment=
EnvironmentFiles=
DropInPaths=
-- ok file /proc/4242/status
Uid:	1000	1000	1000	1000
Gid:	1000	1000	1000	1000
Groups:	992 1000
-- ok stat /usr/local/bin/llama-server
kind=file mode=0755 uid=0 gid=0 user=root group=root size=1 rdev=0:0
-- ok stat /home/me
kind=dir mode=0700 uid=1000 gid=1000 user=me group=me size=1 rdev=0:0
`,
    services,
  );
  expect(shownList(facts, 'services')).toMatchObject([
    {
      key: 'unit:user/llama.service',
      kind: 'user',
      serves: 'llama.cpp',
      user: 'me',
      enabled: 'enabled',
      opensKfd: false,
      processOpensGpu: true,
      homeExists: true,
      modelsBlockedAt: null,
    },
  ]);
});

test('without the name of the home directory the list is not known to be whole', async () => {
  const { facts } = await gather(folders.replace('-- ok env HOME\n/home/me\n', '') + world + unit + shown, services);
  expect(facts.lists.services).toMatchObject({ complete: false });
});
