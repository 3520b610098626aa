"""The methods of the Bot API: one table from the name, in any case of letters, to the function."""

from collections.abc import Callable
from functools import partial
from typing import Any

from router.sandbox.call import Call
from router.sandbox.methods import callbacks, chats, edits, hooks, media, messages, polls, profile, topics

Method = Callable[[Call], Any]

NAMED: dict[str, Method] = {
    "getMe": profile.get_me,
    "logOut": profile.log_out,
    "close": profile.log_out,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": partial(profile.set_text, field="name"),
    "getMyName": partial(profile.get_text, field="name"),
    "setMyDescription": partial(profile.set_text, field="description"),
    "getMyDescription": partial(profile.get_text, field="description"),
    "setMyShortDescription": partial(profile.set_text, field="short_description"),
    "getMyShortDescription": partial(profile.get_text, field="short_description"),
    "setWebhook": hooks.set_webhook,
    "deleteWebhook": hooks.delete_webhook,
    "getWebhookInfo": hooks.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendContact": messages.send_contact,
    "sendLocation": messages.send_location,
    "sendChatAction": messages.send_chat_action,
    "copyMessage": messages.copy_message,
    "copyMessages": messages.copy_messages,
    "forwardMessage": messages.forward_message,
    "forwardMessages": messages.forward_messages,
    "sendPhoto": partial(media.send_file, kind="photo"),
    "sendDocument": partial(media.send_file, kind="document"),
    "sendVideo": partial(media.send_file, kind="video"),
    "sendVoice": partial(media.send_file, kind="voice"),
    "sendVideoNote": partial(media.send_file, kind="video_note"),
    "sendAnimation": partial(media.send_file, kind="animation"),
    "sendAudio": partial(media.send_file, kind="audio"),
    "sendSticker": partial(media.send_file, kind="sticker"),
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "sendPoll": polls.send_poll,
    "stopPoll": polls.stop_poll,
    "editMessageText": edits.edit_message_text,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageMedia": edits.edit_message_media,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "deleteMessage": edits.delete_message,
    "deleteEphemeralMessage": edits.delete_ephemeral_message,
    "deleteMessages": edits.delete_messages,
    "pinChatMessage": edits.pin_chat_message,
    "unpinChatMessage": edits.unpin_chat_message,
    "unpinAllChatMessages": edits.unpin_all_chat_messages,
    "setMessageReaction": edits.set_message_reaction,
    "answerCallbackQuery": callbacks.answer_callback_query,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatMemberCount": chats.get_chat_member_count,
    "getChatAdministrators": chats.get_chat_administrators,
    "getUserProfilePhotos": chats.get_user_profile_photos,
    "leaveChat": chats.leave_chat,
    "exportChatInviteLink": chats.export_chat_invite_link,
    "createForumTopic": topics.create_forum_topic,
    "editForumTopic": topics.edit_forum_topic,
    "closeForumTopic": partial(topics.set_closed, closed=True),
    "reopenForumTopic": partial(topics.set_closed, closed=False),
    "deleteForumTopic": topics.delete_forum_topic,
}
METHODS: dict[str, Method] = {name.lower(): method for name, method in NAMED.items()}
