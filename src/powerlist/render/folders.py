"""Where templates are found: the office's own folders first, then what comes with the program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from powerlist.files.bundled import bundled
from powerlist.render.errors import RenderError

#: A template is a page or two of text and perhaps a seal; more than this is no template.
LARGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """Template folders in the order in which they are asked; each has word/, excel/, html/.

    Attributes:
        own: folders of the office.
    """

    own: tuple[Path, ...] = ()

    def find(self, name: str) -> Path:
        """Return the path of a template.

        Args:
            name: relative path with ``/``, such as ``word/booklet.docx``.

        Raises:
            FileNotFoundError: it is in none of the folders and not bundled.
        """
        for folder in self.own:
            path = folder / name
            if path.is_file():
                return path
        return bundled(f"templates/{name}")

    def read(self, name: str) -> bytes:
        """Return a template's bytes.

        Raises:
            FileNotFoundError: there is none.
            RenderError: it is over 16 MiB.
            OSError: it cannot be read.
        """
        path = self.find(name)
        if path.stat().st_size > LARGEST:
            raise RenderError("too_large", str(path))
        return path.read_bytes()

    def text(self, name: str) -> str:
        """Return a text template, UTF-8.

        Raises:
            RenderError: it is too large or not UTF-8.
        """
        try:
            return self.read(name).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise RenderError("undecodable", name, detail=str(error.start)) from error
