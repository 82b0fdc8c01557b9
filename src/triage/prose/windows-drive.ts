import { modelFolders } from '../../facts/storage.ts';
import type { Book } from '../book.ts';
import { type ProseLine, proseAt } from './versions.ts';

/** A path of a model on a drive of Windows: for a flag or a setting, in a loader's words, by its name, or as the target of a link. */
const onDrive =
  /(?:(?:^|\s)(?:-m|--model(?:-path|s-dir|-dir)?|--lora|ln -s\S{0,2})[ =]{1,2}['"]?|\b(?:OLLAMA_MODELS|HF_HOME|HF_HUB_CACHE|MODEL_DIR)\s?[=:]\s?['"]?|\b(?:models?|data(?:sets?)?|weights|checkpoints?) from ['"`]?)(\/mnt\/[a-z]\/[^\s'":]{1,200})|(\/mnt\/[a-z]\/[^\s'":]{1,200}\.(?:gguf|safetensors|ggml|bin)\b)/i;
/** A folder of Windows that Docker puts where a server looks for models. */
const mounted =
  /(?:^|[\s"'])((?:[A-Za-z]:[\\/]|\/mnt\/[a-z]\/)[^\s:"']{0,200}):\/(?:root\/\.ollama|root\/\.cache\/huggingface|models?|app\/models|data\/models?|workspace\/models?)\b/;
const toldOnDrive =
  /\b(?:models?|weights|checkpoints?)\b(?:(?!~\/|\b(?:code|project|repo\w{0,8}|but|except)\b)[^;]){0,60}\b(?:are|is|lies?|stored|located|placed|sits?|mounted|mapped)\b(?:(?!~\/|\b(?:not|code|project|repo\w{0,8}|but|except|ext4)\b)[^;]){0,40}(?:\bWindows (?:drive|folder|file ?system|directory|partition|disk)|\bNTFS\b|\/mnt\/[a-z]\b)/i;
/** "Before, they were in /mnt/c/models", "I moved them from /mnt/c". */
const onceOnDrive = /\b(?:before|previously|formerly|used to|no longer|moved (?:\w{1,8} ){0,3}(?:from|off))\b[^.;\n]{0,40}\/mnt\/[a-z]\b/i;
/** "/mnt/d is an ext4 disk": a disk that Linux itself mounts. */
const mountedInLinux = /\/mnt\/[a-z]\b[^.;\n]{0,30}\b(?:ext4|xfs|btrfs|wsl(?:\.exe)? --mount)\b/i;
/** "Loading data from different drives is so slow": which drive it is stands by itself. A drive that is named by its kind may be Linux's own. */
const toldFromDrive =
  /\b(?:load|read)(?:s|ing)?\b.{0,30}\bfrom (?:(?:a|an|the|my|another) )?(?:(?:this|that|these|those|different|other|another|Windows|mounted|NTFS|[A-Z]:?) )(?:\w{1,10} )?drives?\b/i;
/** The folders that Windows itself brings stand in every PATH. */
const folderOnDrive = /(?:^|[\s`'"(])(?!\/mnt\/[a-z]\/(?:Windows|Program Files|ProgramData|Users\/[^\s/]{1,40}\/AppData)\b)(\/mnt\/[a-z]\/[^\s'"`:)]{1,200})/i;
const slowToLoad =
  /\bslow(?:ly|er)?\b|\b(?:takes?|took|need(?:s|ed)?|after) (?:\w{1,12} )?(?:forever|ages|minutes|long\b|(?:a few|several|many|\d{1,3})\+? ?(?:minutes?|mins?|seconds|sec)\b)|\bload(?:ing)? times?\b|\b\d{1,3} ?M(?:i?B)?\/s\b/i;

/** Models on a drive of Windows, read from within WSL: where they lie matters to those who wait for them. */
export function readWindowsDrive(lines: readonly ProseLine[], all: readonly ProseLine[], book: Book): void {
  if (!lines.some(({ text }) => slowToLoad.test(text.slice(0, 600)))) return;
  const [found] = all.flatMap(({ number, text }) => {
    const [, given, named] = onDrive.exec(text.slice(0, 1_000)) ?? [];
    const path = given ?? named ?? mounted.exec(text.slice(0, 1_000))?.[1];
    if (onceOnDrive.test(text.slice(0, 600)) || mountedInLinux.test(text.slice(0, 600))) return [];
    return path !== undefined || toldOnDrive.test(text.slice(0, 600)) ? [{ number, path }] : [];
  });
  const folder = (): { number: number; path: string | undefined } | undefined => {
    if (!lines.some(({ text }) => toldFromDrive.test(text.slice(0, 600)))) return undefined;
    const [named] = all.flatMap(({ number, text }) => {
      const path = folderOnDrive.exec(text.slice(0, 1_000))?.[1];
      return path === undefined ? [] : [{ number, path }];
    });
    return named;
  };
  const there = found ?? folder();
  if (there === undefined) return;
  const item = book.item(proseAt(there.number), modelFolders, 'text:windows-drive');
  item(modelFolders.item.path, there.path);
  item(modelFolders.item.fsType, '9p');
}
