import { gpus } from '../../../facts/gpus.ts';
import type { Book, Place } from '../../book.ts';
import { type AnswerReader, matched } from './files.ts';

/** Files of one GPU, which a wildcard prints without a word of which. */
export const gpuFileAnswers: readonly AnswerReader[] = [
  memoryFile(/\/mem_info_vis_vram_total\b/, gpus.item.vramVisible),
  memoryFile(/\/mem_info_vram_total\b/, gpus.item.vramTotal),
  memoryFile(/\/mem_info_gtt_total\b/, gpus.item.gttTotal),
  {
    command: /\/bus\/pci\/devices\/\S{1,40}\/iommu_group\/type\b/,
    read(text, book, place) {
      const types = new Set(text.trim().split(/\s+/));
      const [type] = types;
      // Where devices differ it does not say which is the GPU's.
      if (types.size !== 1 || type === undefined || !/^(?:DMA|DMA-FQ|identity|blocked)$/.test(type)) throw new Error('more than one kind');
      book.item(place, gpus, 'every:iommu')(gpus.item.iommuType, type);
    },
  },
];

type MemoryFact = typeof gpus.item.vramVisible | typeof gpus.item.vramTotal | typeof gpus.item.gttTotal;

/** A size in bytes that only amdgpu gives; of two of them nothing tells which is whose. */
function memoryFile(command: RegExp, handle: MemoryFact): AnswerReader {
  return {
    command,
    read: (text: string, book: Book, place: Place) =>
      book.item(place, gpus, 'only:amd')(handle, Number(matched(/^\s*(?:\/sys\/\S{1,200}:)?(\d{6,14})\s*$/, text))),
  };
}
