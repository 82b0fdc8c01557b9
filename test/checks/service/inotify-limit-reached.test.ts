import check from '../../../checks/service/inotify-limit-reached.ts';
import { testCheck } from '../../helpers/test-check.ts';

const watches = 'OSError: [Errno 28] inotify watch limit reached';

testCheck(check, {
  found: [
    {
      name: 'LM Studio',
      is: 'confirmed',
      log: ['[2249268:0201/222402.130269:ERROR:proxy_config_service_linux.cc(626)] inotify_init failed: Too many open files (24)'],
      cites: 'https://github.com/lmstudio-ai/lmstudio-bug-tracker/issues/383',
    },
    {
      name: 'in another language',
      is: 'confirmed',
      log: ['ERROR:file_path_watcher_inotify.cc(337)] inotify_init() failed: Demasiados ficheros abiertos (24)'],
    },
    {
      name: 'Streamlit, of instances',
      is: 'confirmed',
      log: ['OSError: [Errno 24] inotify instance limit reached'],
      cites: 'https://github.com/streamlit/streamlit/issues/4613',
    },
    { name: 'Streamlit, of watches', is: 'confirmed', log: [watches], cites: 'https://github.com/chatchat-space/Langchain-Chatchat/issues/1807' },
    {
      name: 'a page that Node serves',
      is: 'confirmed',
      log: ["Error: ENOSPC: System limit for number of file watchers reached, watch '/app/src'"],
    },
    { name: 'the error that a program ended with', is: 'present', facts: { runtimes: [{ kind: 'pytorch', startError: watches }] } },
  ],
  clear: [
    {
      name: 'a program that ended with the limit of open files',
      facts: { runtimes: [{ kind: 'pytorch', startError: 'OSError: [Errno 24] Too many open files' }] },
    },
  ],
  unknown: [
    { name: 'the sibling: a full disk', log: ['OSError: [Errno 28] No space left on device'] },
    {
      name: 'the sibling: the limit of open files',
      log: ['OSError: [Errno 24] Too many open files', 'accept tcp 127.0.0.1:11434: accept4: too many open files'],
    },
    { name: 'words of both', log: ["Error watching file Error: EMFILE: too many open files, watch '/home/me/.lmstudio/.internal/http-server-ctl.json'"] },
    { name: 'a healthy start', log: ['[CachedFileDataProvider] Watching file at /home/me/.config/LM Studio/settings.json'] },
  ],
});
