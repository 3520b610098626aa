"""What a desk reads beside its mail: a complaint in full, and its past; masked as its mail is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from router.delivery.markup import TEXT_LIMIT, Html
from router.delivery.render.card import told
from router.delivery.render.view import View
from router.delivery.words import Words
from router.domain.complaint import Complaint, Text
from router.domain.mail import Audience, Mail, MailKind
from router.domain.masking import Masking
from router.domain.policy import Policy
from router.ports import Clock, DeskChat


@dataclass(frozen=True, slots=True)
class Sight:
    """Sees with a desk's eyes, in any language."""

    words: Words
    masking: Masking
    clock: Clock

    def card(self, complaint: Complaint, desk: DeskChat, language: str, policy: Policy) -> Html:
        """What the desk's card says."""
        return Html(told(self._view(complaint, desk, language, policy), complaint, TEXT_LIMIT))

    def lines(
        self, complaint: Complaint, desk: DeskChat, language: str, policy: Policy, texts: Iterable[Text]
    ) -> Html:
        """Texts about a complaint, line below line."""
        view = self._view(complaint, desk, language, policy)
        return Html("\n".join(map(view.text, texts)))

    def reads(self, complaint: Complaint, desk: DeskChat, policy: Policy) -> Callable[[str, str], bool]:
        """Whether the desk can read in people's words what somebody wants."""
        return self._view(complaint, desk, desk.language, policy).reads

    def _view(self, complaint: Complaint, desk: DeskChat, language: str, policy: Policy) -> View:
        now = self.clock.now()
        mail = Mail(
            id="",
            kind=MailKind.CARD,
            audience=Audience(desk.kind),
            chat=desk.chat,
            language=language,
            desk=desk.desk,
            not_before=now,
        )
        return View(mail, complaint, policy, self.words, self.masking, now)
