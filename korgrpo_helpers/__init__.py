"""한국어 GRPO 책의 도우미 패키지입니다.

이 파일은 일부러 비어 있습니다. torch와 trl은 쓰는 함수 안에서 들여오므로
`import korgrpo_helpers`는 GPU 스택이 아직 없는 Colab에서도 바로 끝납니다.
"""

__version__ = "0.1.5"
